import type { Problem } from '@weicheng/domain/kernel';
import { xlsx } from '@weicheng/domain/organization';
import { type LedgerImport, ledgerImportContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { upload } from '../../../shared/bytes.ts';
import { momentSays } from '../../../shared/moments.ts';
import { DropZone, Page, Progress, Refusal, Section } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import './import.css';

/** How far an import is, in a few words. */
export const importSays = ({ state, rows, ready, refused, known, imported }: LedgerImport): string => {
  if (state === 'mapping') return `${rows} 行，还没有检查`;
  if (state === 'checked') return `${ready} 行能导入，${refused} 行要改`;
  const parts = [`已导入 ${imported} 个`, known > 0 && `${known} 个早已登记`, refused > 0 && `${refused} 行没有导入`];
  return `${state === 'running' ? '正在导入，' : ''}${parts.filter(Boolean).join('，')}`;
};

/** 导入旧台账: a workbook is chosen here; its columns are matched on its own page. */
export default function ImportsPage() {
  const navigate = useNavigate();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data } = useVerb(ledgerImportContract.list, {});
  const take = async (file: File) => {
    setProblem(null);
    setShare(0);
    try {
      const bytes = file.type === xlsx ? file : new Blob([file], { type: xlsx });
      const one = await upload(ledgerImportContract.open, { fileName: file.name }, bytes, setShare);
      await navigate(`/issues/import/${one.id}`);
    } catch (failure) {
      setProblem(problemOf(failure));
    } finally {
      setShare(null);
    }
  };
  return (
    <Page title="导入旧台账" sub="以前用 Excel 记的问题，一次搬进来">
      <div className="column-form">
        <Section title="选文件" sub="先对列、检查，看过再导入">
          <DropZone
            says="把旧台账拖到这里"
            hint=".xlsx 表格，最大 10 MB、10,000 行，列名是什么都行"
            accept=".xlsx"
            busy={share !== null}
            onTake={(file) => void take(file)}
          >
            {share !== null && <Progress label="上传" value={Math.round(share * 100)} total={100} />}
          </DropZone>
          {problem && <Refusal problem={problem} />}
        </Section>
        {data && data.rows.length > 0 && (
          <Section title="以前的导入">
            <ul className="lines">
              {data.rows.map((one) => (
                <li key={one.id}>
                  <span className="grow cut">
                    <Link to={`/issues/import/${one.id}`}>{one.fileName}</Link>
                    <span className="faint">{importSays(one)}</span>
                  </span>
                  <span className="sub">{`${one.by} · ${momentSays(one.at)}`}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  );
}
