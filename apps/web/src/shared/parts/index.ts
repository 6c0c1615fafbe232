export type { Column } from '../table/column.ts';
export { DataTable } from '../table/DataTable.tsx';
export { LoadingRows, useLasting } from '../table/frame.tsx';
export { Button } from './Button.tsx';
export { Confirm } from './Confirm.tsx';
export { DayField, DayInput } from './DayField.tsx';
export { Dialog } from './Dialog.tsx';
export { Drawer } from './Drawer.tsx';
export { DropZone } from './DropZone.tsx';
export { Empty } from './Empty.tsx';
export { ErrorState } from './ErrorState.tsx';
export { Facts } from './Facts.tsx';
export {
  CheckField,
  type Choice,
  type FieldProps,
  NullableTextField,
  PasswordField,
  PickField,
  TextAreaField,
  TextField,
} from './Field.tsx';
export { Form } from './Form.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Moment } from './Moment.tsx';
export { Page, Section } from './Page.tsx';
export { PasteText } from './PasteText.tsx';
export { Progress } from './Progress.tsx';
export { Refusal } from './Refusal.tsx';
export { StateGlyph } from './StateGlyph.tsx';
export { Tip } from './Tip.tsx';
export { Toasts, toast } from './Toast.tsx';
