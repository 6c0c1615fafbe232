export type { Column } from '../table/column.ts';
export { DataTable, type DataTableProps } from '../table/DataTable.tsx';
export { LoadingRows, useLasting } from '../table/frame.tsx';
export { Button, type ButtonProps } from './Button.tsx';
export { Confirm, type ConfirmProps } from './Confirm.tsx';
export { Dialog, type DialogProps } from './Dialog.tsx';
export { Drawer, type DrawerProps } from './Drawer.tsx';
export { Empty } from './Empty.tsx';
export { ErrorState } from './ErrorState.tsx';
export { type FactLine, Facts } from './Facts.tsx';
export {
  CheckField,
  type Choice,
  ChoiceField,
  DayField,
  Field,
  type FieldProps,
  NullableTextField,
  PasswordField,
  PickField,
  TextAreaField,
  TextField,
} from './Field.tsx';
export { Form } from './Form.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Page, type PageProps, Section } from './Page.tsx';
export { Progress } from './Progress.tsx';
export { Refusal } from './Refusal.tsx';
export { StateGlyph, type StateShape, type StateTone } from './StateGlyph.tsx';
export { Tip } from './Tip.tsx';
export { Toasts, toast } from './Toast.tsx';
