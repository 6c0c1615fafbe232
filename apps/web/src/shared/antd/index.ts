export { Antd } from './Antd.tsx';
export { type Branch, SelectField, SelectManyField, TreeField } from './fields.tsx';
