import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@weicheng/domain/kernel';
import { planDocumentContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../shared/api.ts';
import { DropZone, Page, PasteText, PickField, Progress, Refusal, Section } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../documents.css';
import { readable, refusalOf, store } from './importing.ts';

/** 导入方案: a file by drop or choice, or pasted text; then its reading is watched on its own page. */
export default function ImportPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [replaces, setReplaces] = useState<string | undefined>(params.get('replaces') ?? undefined);
  const [parent, setParent] = useState<string | undefined>();
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ what: string; problem: Problem } | null>(null);
  const published = useVerb(planDocumentContract.list, { state: 'published', limit: 200 }).data?.rows ?? [];
  const choices = published.map(({ id, title, documentNumber }) => ({
    value: id as string,
    says: documentNumber ? `${title}（${documentNumber}）` : title,
  }));

  const send = async (what: string, take: () => Promise<{ file?: { sha256: string; name: string }; text?: string }>) => {
    setFailed(null);
    setShare(0);
    try {
      const given = await take();
      const row = await call(planDocumentContract.import, {
        ...given,
        ...(replaces ? { replaces: replaces as never } : {}),
        ...(parent ? { parentDocumentId: parent as never } : {}),
      });
      void client.invalidateQueries({ queryKey: [planDocumentContract.list.name] });
      await navigate(`/plan/documents/${row.id}`, { state: { opening: true } });
      return true;
    } catch (failure) {
      setFailed({ what, problem: problemOf(failure) });
      return false;
    } finally {
      setShare(null);
    }
  };
  const take = (file: File) => {
    const refused = refusalOf(file);
    if (refused) setFailed({ what: file.name, problem: refused });
    else void send(file.name, async () => ({ file: await store(file, setShare) }));
  };
  const there = failed?.problem.details.documentId;
  return (
    <Page title="导入方案" sub="实施方案、工作计划、任务分解表">
      <div className="import">
        <Section title="选文件">
          <DropZone
            says="把文件拖到这里"
            hint="Word、PDF（有文字层的）、文本、Excel 表格、存下来的网页，最大 50 MB"
            accept={readable.join(',')}
            busy={share !== null}
            onTake={take}
          >
            {share !== null && <Progress label="上传" value={Math.round(share * 100)} total={100} />}
          </DropZone>
          {failed && (
            <div className="import-failed">
              <p className="faint">{failed.what}</p>
              <Refusal problem={failed.problem} />
              {typeof there === 'string' && <Link to={`/plan/documents/${there}`}>打开那一份</Link>}
            </div>
          )}
        </Section>
        <Section title="或者粘贴文字" sub="从网页、聊天里复制来的也行">
          <PasteText
            label="粘贴方案的文字"
            placeholder="把方案的全文粘贴到这里"
            most={4_000_000}
            act="读成任务"
            busy={share !== null}
            onTake={(text) => send('粘贴的文字', async () => ({ text }))}
          />
        </Section>
        {choices.length > 0 && (
          <Section title="和已有方案的关系" sub="先选好，再放文件">
            <PickField
              label="是哪份方案的新版"
              optional
              hint="新旧逐条对照，改过的内容接着用，不用重新核对。"
              name="replaces"
              choices={choices}
              value={replaces}
              error={undefined}
              onChange={(next) => setReplaces(next)}
            />
            <PickField
              label="分解自哪份上级方案"
              optional
              hint="每条任务可以挂到上级方案的一项任务下面，进展往上汇总。"
              name="parent"
              choices={choices}
              value={parent}
              error={undefined}
              onChange={(next) => setParent(next)}
            />
          </Section>
        )}
      </div>
    </Page>
  );
}
