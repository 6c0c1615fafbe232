export { Antd } from './Antd.tsx';
export { type Branch, DayField, SelectField, SelectManyField, TreeField } from './fields.tsx';
