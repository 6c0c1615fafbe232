import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@weicheng/domain/kernel';
import { xlsx } from '@weicheng/domain/organization';
import { siteContract } from '@weicheng/domain/standard';
import { useRef, useState } from 'react';
import type { Output } from '../../../shared/api.ts';
import { download, upload } from '../../../shared/bytes.ts';
import { Button, Dialog, Refusal, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { ErrorRows } from '../../organization/exchange/ErrorRows.tsx';

type Checked = Output<typeof siteContract.check>;

const asWorkbook = (file: File) => new Blob([file], { type: xlsx });

/** Why the import cannot be done yet. */
function notYet(checked: Checked | null): string | null {
  if (!checked) return '先选文件，检查过才能导入。';
  if (checked.errors.length > 0) return `还有 ${checked.errors.length} 处要改，在表格里改好后重新选文件。`;
  return checked.added === 0 ? '表里的点位都登记过了。' : null;
}

/** 导入点位: a file after the template, checked row by row, then all rows or none. */
export function ImportSites({ onClose }: { onClose: () => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await act().catch((failure: unknown) => setProblem(problemOf(failure)));
    setBusy(false);
  };
  const take = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    setChecked(null);
    void run(async () => setChecked(await upload(siteContract.check, {}, asWorkbook(next))));
    if (picker.current) picker.current.value = '';
  };
  const put = (chosen: File) =>
    run(async () => {
      const { added } = await upload(siteContract.import, {}, asWorkbook(chosen));
      toast(`${added} 处点位已登记`);
      await client.invalidateQueries();
      onClose();
    });
  return (
    <Dialog
      open
      wide
      title="导入点位"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button kind="main" busy={busy} why={notYet(checked)} onClick={() => file && void put(file)}>
            导入{checked && checked.added > 0 && ` ${checked.added} 处`}
          </Button>
        </>
      }
    >
      <p className="sub">按模板填好的 .xlsx 文件。全部写入，或者一行也不写；登记过的不会重复登记。</p>
      <input ref={picker} type="file" hidden accept=".xlsx" onChange={(e) => take(e.target.files?.[0])} />
      <div className="view-head">
        <Button icon="import" busy={busy} onClick={() => picker.current?.click()}>
          {file ? '换一个文件' : '选 .xlsx 文件'}
        </Button>
        <Button icon="export" busy={busy} onClick={() => void run(() => download(siteContract.template, {}, '点位模板.xlsx'))}>
          下载模板
        </Button>
        <span className="sub cut">{file?.name}</span>
      </div>
      {problem && <Refusal problem={problem} />}
      {checked && checked.errors.length === 0 && (
        <p>
          要新登记 <b>{checked.added}</b> 处{checked.known > 0 && `，${checked.known} 处登记过`}。
        </p>
      )}
      {checked && checked.errors.length > 0 && <ErrorRows label={`${checked.errors.length} 处要改`} rows={checked.errors} />}
    </Dialog>
  );
}
