import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@weicheng/domain/kernel';
import { calendarContract } from '@weicheng/domain/standard';
import { type SyntheticEvent, useRef, useState } from 'react';
import { upload } from '../../../shared/bytes.ts';
import { Button, Dialog, Form, TextField, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';

/** 导入日历: a workbook after the template or a JSON file, each year whole; every row that is wrong is listed. */
export function UploadForm({ onTaken, onClose }: { onTaken: (years: number[]) => void; onClose: () => void }) {
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState<string | undefined>('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const bytes = new Blob([file], { type: calendarContract.upload.consumes ?? '' });
      const { years } = await upload(calendarContract.upload, { fileName: file.name, source: source ?? '' }, bytes);
      toast(`${years.join('、')} 年的工作日历已导入`);
      await client.invalidateQueries();
      onTaken(years);
      onClose();
    } catch (failure) {
      setProblem(problemOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const missing = file ? (source?.trim() ? null : '先写依据。') : '先选文件。';
  const errors = Array.isArray(problem?.details.errors) ? (problem.details.errors as string[]) : [];
  return (
    <Dialog open title="导入日历" onClose={onClose}>
      <Form
        label="导入日历"
        problem={problem}
        onSubmit={(event) => void act(event)}
        foot={
          <>
            <Button kind="main" type="submit" busy={busy} why={missing}>
              导入日历
            </Button>
            <Button onClick={onClose}>取消</Button>
          </>
        }
      >
        <p className="sub">按年整年替换：文件里有哪一年，就用文件里的。下一年的通知发了以后，照模板填好导入，不用连外网。</p>
        <input ref={picker} type="file" hidden accept=".xlsx,.json" onChange={(e) => setFile(e.target.files?.[0] ?? null)} />
        <div className="view-head">
          <Button icon="import" onClick={() => picker.current?.click()}>
            {file ? '换一个文件' : '选 .xlsx 或 .json 文件'}
          </Button>
          <span className="sub cut">{file?.name}</span>
        </div>
        <TextField
          label="依据"
          name="source"
          maxLength={200}
          placeholder="哪份通知，文号"
          value={source}
          error={undefined}
          onChange={setSource}
        />
        {errors.length > 1 && (
          <ul className="upload-errors">
            {errors.slice(0, 20).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {errors.length > 20 && <li>还有 {errors.length - 20} 处</li>}
          </ul>
        )}
      </Form>
    </Dialog>
  );
}
