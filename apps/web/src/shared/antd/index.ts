export { type Branch, SelectField, SelectManyField, TreeField } from './fields.tsx';
