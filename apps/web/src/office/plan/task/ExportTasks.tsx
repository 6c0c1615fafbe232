import { taskContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { PickField } from '../../../shared/parts/index.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

const formats = [
  { value: 'xlsx', says: 'Excel 表格：看和打印' },
  { value: 'csv', says: 'CSV：交给别的软件' },
] as const;

/** 导出任务台账: what the filters show; the export itself is recorded. */
export function ExportTasks({ filter, count, onClose }: { filter: object; count: number; onClose: () => void }) {
  const form = useForm(taskContract.export.input, { ...filter, format: 'xlsx' });
  const [bytes, setBytes] = useState(0);
  return (
    <FormDialog
      title="导出任务台账"
      act="导出"
      form={form}
      onAct={(input) => download(taskContract.export, input, `任务台账.${input.format}`, setBytes)}
      onClose={onClose}
    >
      <p className="sub">{count > 0 ? `只导出符合 ${count} 项条件的任务。` : '导出看得到的全部任务。'}谁导出了什么会记下来。</p>
      <PickField label="格式" choices={formats} {...form.field('format')} />
      {bytes > 0 && (
        <p className="sub" role="status">
          已写出 {(bytes / 2 ** 20).toFixed(1)} MB
        </p>
      )}
    </FormDialog>
  );
}
