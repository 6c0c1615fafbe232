import { trailContract } from '@weicheng/domain/organization';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { PickField } from '../../../shared/parts/index.ts';
import { FormDialog } from '../parts/FormDialog.tsx';

const formats = [
  { value: 'xlsx', says: 'Excel 表格：看和打印' },
  { value: 'csv', says: 'CSV：行数很多，或交给别的软件' },
  { value: 'jsonl', says: '核对用副本：离线也能核对有没有被改动' },
] as const;

/** 导出留痕: what the filters show, in one of three forms; the export itself is recorded. */
export function ExportForm({ filter, count, onClose }: { filter: Record<string, string>; count: number; onClose: () => void }) {
  const form = useForm(trailContract.export.input, { ...filter, format: 'xlsx' });
  return (
    <FormDialog
      title="导出留痕"
      act="导出"
      form={form}
      onAct={(input) => download(trailContract.export, input, `留痕.${input.format}`)}
      onClose={onClose}
    >
      <p className="sub">{count > 0 ? `只导出符合 ${count} 项筛选的行。` : '导出全部留痕。'}谁导出了什么会记下来。</p>
      <PickField label="格式" choices={formats} {...form.field('format')} />
    </FormDialog>
  );
}
