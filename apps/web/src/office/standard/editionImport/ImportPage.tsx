import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@weicheng/domain/kernel';
import { editionImportContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { upload } from '../../../shared/bytes.ts';
import { DropZone, Page, PasteText, Progress, Refusal, Section } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import './import.css';

const readable = '.json,.docx,.doc,.pdf,.txt,.html,.htm';

/** 导入标准: a JSON file of the schema, the official document, or its text pasted; then the draft is reviewed on its own page. */
export default function ImportPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ what: string; problem: Problem } | null>(null);
  const busy = share !== null;
  const send = async (fileName: string, content: BlobPart) => {
    setFailed(null);
    setShare(0);
    try {
      const body = new Blob([content], { type: editionImportContract.start.consumes ?? '' });
      const { edition, version } = await upload(editionImportContract.start, { fileName }, body, setShare);
      void client.invalidateQueries();
      await navigate(`/standard/imports/${edition}/${version}`);
      return true;
    } catch (failure) {
      setFailed({ what: fileName, problem: problemOf(failure) });
      return false;
    } finally {
      setShare(null);
    }
  };
  const errors = Array.isArray(failed?.problem.details.errors) ? (failed.problem.details.errors as string[]) : [];
  return (
    <Page title="导入标准" sub="新发的一版，或者本市、本省自己的一版">
      <div className="import-edition">
        <Section title="选文件">
          <DropZone
            says="把标准的正文拖到这里"
            hint="印发的 Word、PDF（有文字层的）、文本，或按 standards/ 的格式写的 JSON"
            accept={readable}
            busy={busy}
            onTake={(file) => void send(file.name, file)}
          >
            {busy && <Progress label="上传" value={Math.round((share ?? 0) * 100)} total={100} />}
          </DropZone>
          {failed && (
            <div className="import-failed">
              <p className="faint">{failed.what}</p>
              <Refusal problem={failed.problem} />
              {failed.problem.code === 'editionImport.draft-there' && <Link to="/standard/editions">到标准的版本里打开那一份</Link>}
              {errors.length > 1 && (
                <ul>
                  {errors.slice(0, 20).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                  {errors.length > 20 && <li>还有 {errors.length - 20} 处</li>}
                </ul>
              )}
            </div>
          )}
        </Section>
        <Section title="或者粘贴正文" sub="从网页上复制来的也行">
          <PasteText
            label="粘贴标准的正文"
            placeholder="把标准的正文粘贴到这里"
            most={1_000_000}
            act="读成草稿"
            busy={busy}
            onTake={(text) => send('粘贴的文字.txt', text)}
          />
        </Section>
        <Section title="读完以后">
          <p className="sub import-says">
            按“一、”“（一）”“1.”“第一条”这样的编号分出方面和条款，读成草稿。拿不准的标出来，不替人定。
            核对完收为本市的一版，可以和任何一版对照；要换用，系统会先问在用的任务、指标数和检查发现怎么办。
          </p>
        </Section>
      </div>
    </Page>
  );
}
