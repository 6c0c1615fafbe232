import { useState } from 'react';
import { z } from 'zod';
import type { OnBytes } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { PickField } from '../../../shared/parts/index.ts';
import { FormDialog } from './FormDialog.tsx';

const Wish = z.object({ format: z.enum(['xlsx', 'csv']) });
type ExportFormat = z.infer<typeof Wish>['format'];

const formats = [
  { value: 'xlsx', says: 'Excel 表格：看和打印' },
  { value: 'csv', says: 'CSV：交给别的软件' },
] as const;

interface ExportFormProps {
  /** What the file is called: 任务台账. */
  name: string;
  /** Of what: 任务. */
  rows: string;
  /** How many conditions narrow it. */
  count: number;
  onExport: (format: ExportFormat, onBytes: OnBytes) => Promise<unknown>;
  onClose: () => void;
}

/** 导出台账: what the filters show; the export itself is recorded. */
export function ExportForm({ name, rows, count, onExport, onClose }: ExportFormProps) {
  const form = useForm(Wish, { format: 'xlsx' });
  const [bytes, setBytes] = useState(0);
  return (
    <FormDialog title={`导出${name}`} act="导出" form={form} onAct={({ format }) => onExport(format, setBytes)} onClose={onClose}>
      <p className="sub">{count > 0 ? `只导出符合 ${count} 项条件的${rows}。` : `导出看得到的全部${rows}。`}谁导出了什么会记下来。</p>
      <PickField label="格式" choices={formats} {...form.field('format')} />
      {bytes > 0 && (
        <p className="sub" role="status">
          已写出 {(bytes / 2 ** 20).toFixed(1)} MB
        </p>
      )}
    </FormDialog>
  );
}
