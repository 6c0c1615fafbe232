import { confirmationContract } from '@weicheng/domain/standard';
import { useForm } from '../../../shared/form.ts';
import { TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

export interface ToConfirm {
  file: string;
  entry: string;
  name: string;
  /** The figure that stands now; null where there is no single one. */
  target: number | null;
  unit: string;
  /** The official number that stands now; undefined where the fact has none. */
  officialNumber?: number | null;
}

const asNumber = (text: string | undefined): number | null => (text === undefined || text.trim() === '' ? null : Number(text));
const textOf = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

/** 核实: what the text of the standard says, and where it was seen. */
export function ConfirmForm({ fact, onClose }: { fact: ToConfirm; onClose: () => void }) {
  const form = useForm(confirmationContract.confirm.input, {
    file: fact.file,
    entry: fact.entry,
    source: '',
    target: fact.target,
    officialNumber: fact.officialNumber ?? null,
  });
  const confirm = useAct(confirmationContract.confirm, { inForm: true, done: `已核实“${fact.name}”` });
  const number = (name: 'target' | 'officialNumber') => {
    const { value, onChange, error } = form.field(name);
    return { name, value: textOf(value), error, onChange: (text: string | undefined) => onChange(asNumber(text)) };
  };
  return (
    <FormDialog title={`核实“${fact.name}”`} act="核实" form={form} onAct={confirm.mutateAsync} onClose={onClose}>
      <TextField
        label="依据"
        maxLength={200}
        placeholder="在哪份文件的哪一页、哪一行见到"
        hint="写清文号和位置，别人能照着找到"
        {...form.field('source')}
      />
      {fact.target !== null && (
        <TextField
          label={fact.unit ? `目标值（${fact.unit}）` : '目标值'}
          hint="和原文一样就不改"
          {...number('target')}
          inputMode="decimal"
        />
      )}
      {fact.officialNumber !== undefined && (
        <TextField label="官方编号" optional hint="原文里的编号；没有就空着" {...number('officialNumber')} inputMode="numeric" />
      )}
    </FormDialog>
  );
}
