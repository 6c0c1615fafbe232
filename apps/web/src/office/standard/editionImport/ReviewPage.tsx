import { useQueryClient } from '@tanstack/react-query';
import { editionImportContract, whyNotAdopt } from '@weicheng/domain/standard';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Confirm, ErrorState, LoadingRows, Page, Refusal } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import '../edition/edition.css';
import { Clauses } from './Clauses.tsx';
import { Fates } from './Fates.tsx';
import { Flags } from './Flags.tsx';
import './import.css';
import { Successors } from './Successors.tsx';
import { type OpenImport, useImport } from './useImport.ts';

/** 核对导入的标准: its clauses beside the text they were read from, where the old ones carry on, what becomes of the indicators. */
export default function ReviewPage() {
  const { edition = '', version = '' } = useParams();
  const which = { edition, version: Number(version) };
  const [turn, setTurn] = useState(0);
  const read = useVerb(editionImportContract.read, which, { staleTime: Number.POSITIVE_INFINITY });
  const again = () => void read.refetch().then(() => setTurn(turn + 1));
  if (read.error && !read.data)
    return (
      <Page title="核对标准">
        <ErrorState failure={read.error} onRetry={again} />
      </Page>
    );
  if (!read.data)
    return (
      <Page title="核对标准">
        <LoadingRows count={10} />
      </Page>
    );
  if (read.data.state !== 'draft')
    return (
      <Page title="核对标准">
        <p className="sub">
          《{read.data.draft.content.shortTitle}》已经{read.data.state === 'adopted' ? '收为本市的一版' : '作废'}。
          <Link to="/standard/editions">看标准的版本</Link>
        </p>
      </Page>
    );
  return <Review key={`${edition}/${version}/${turn}`} read={read.data} which={which} onAgain={again} />;
}

const tabs = ['clauses', 'successors', 'fates', 'flags'] as const;
type Tab = (typeof tabs)[number];

interface ReviewProps {
  read: OpenImport;
  which: { edition: string; version: number };
  onAgain: () => void;
}

function Review({ read, which, onAgain }: ReviewProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { at, set } = useAddress(['tab', 'clause']);
  const tab = tabs.find((one) => one === at.tab) ?? 'clauses';
  const desk = useImport(read, which);
  // what was read is old as soon as something was saved: whoever comes back reads it anew
  useEffect(() => () => client.removeQueries({ queryKey: [editionImportContract.read.name] }), [client]);
  const { draft, problem, blank, saving, savedAt, undo } = desk;
  const [asking, setAsking] = useState<'adopt' | 'discard' | null>(null);
  const held = { ...which, revision: desk.revision };
  const adopt = useAct(editionImportContract.adopt, { inForm: true, done: `《${draft.content.shortTitle}》已收为本市的一版` });
  const discard = useAct(editionImportContract.discard, { inForm: true, done: '草稿已作废' });
  const leave = async (act: Promise<unknown>) => {
    await act;
    await navigate('/standard/editions');
  };
  const why = read.can.edit ?? blank ?? problem?.message ?? (saving ? '还没有存完，稍等。' : null) ?? whyNotAdopt(draft)?.message;
  const counts: Readonly<Record<Tab, [string, number, boolean]>> = {
    clauses: ['条款', draft.content.clauses.length, false],
    successors: ['新旧接续', draft.successors.filter(({ settled }) => !settled).length, true],
    fates: ['指标去留', draft.fates.filter(({ choice }) => choice === null).length, true],
    flags: ['存疑', draft.flags.length, true],
  };
  const openClause = (clause: string) => set({ tab: undefined, clause });
  return (
    <Page
      title={`核对《${draft.content.shortTitle}》`}
      sub={<SavedSays {...{ blank, problem, saving, savedAt }} fileName={read.fileName} />}
      fill
      actions={
        <>
          <Button why={read.can.import} onClick={() => setAsking('discard')}>
            作废
          </Button>
          <Button kind="main" why={why} onClick={() => setAsking('adopt')}>
            收下这一版
          </Button>
        </>
      }
      strip={
        <nav className="views" aria-label="核对什么">
          {tabs.map((one) => {
            const [says, count, open] = counts[one];
            return (
              <button key={one} type="button" aria-current={tab === one} onClick={() => set({ tab: one === 'clauses' ? undefined : one })}>
                {says}
                <span className={open && count > 0 ? 'count opens' : 'count'}>{open && count === 0 ? '✓' : count}</span>
              </button>
            );
          })}
          <span className="end">
            <Button kind="bare" small why={undo ? null : '还没有改过。'} onClick={undo}>
              撤销
            </Button>
          </span>
        </nav>
      }
    >
      {problem && (
        <div className="import-conflict">
          <Refusal problem={problem} />
          <Button small onClick={onAgain}>
            重新读取，放弃没存下的
          </Button>
        </div>
      )}
      {tab === 'clauses' && <Clauses read={read} desk={desk} open={at.clause} onOpen={(clause) => set({ clause })} />}
      {tab === 'successors' && <Successors base={read.base} desk={desk} onOpen={openClause} />}
      {tab === 'fates' && <Fates base={read.base} desk={desk} />}
      {tab === 'flags' && <Flags desk={desk} onOpen={openClause} />}
      <Confirm
        open={asking === 'adopt'}
        act="收下"
        object={`《${draft.content.shortTitle}》`}
        onClose={() => setAsking(null)}
        onAct={() => leave(adopt.mutateAsync(held))}
      >
        <p>
          条款 {draft.content.clauses.length} 条，指标 {draft.content.indicators.length} 项。收下以后不能再改，可以和任何一版对照。
          现在采用的标准不变；要换用，到“标准的版本”里换，在用的会先问怎么办。
        </p>
        {draft.flags.length > 0 && <p className="sub">还有 {draft.flags.length} 处存疑没有看过。</p>}
      </Confirm>
      <Confirm
        open={asking === 'discard'}
        act="作废"
        object={`《${draft.content.shortTitle}》的草稿`}
        danger
        onClose={() => setAsking(null)}
        onAct={() => leave(discard.mutateAsync(held))}
      >
        <p>草稿留在记录里，不能再改。要用的时候重新导入。</p>
      </Confirm>
    </Page>
  );
}

interface SavedSaysProps {
  blank: string | null;
  problem: unknown;
  saving: boolean;
  savedAt: string | null;
  fileName: string;
}

/** 存了没有. */
function SavedSays({ blank, problem, saving, savedAt, fileName }: SavedSaysProps) {
  if (problem) return <span className="import-wrong">没有存下</span>;
  if (blank) return <span className="import-wrong">{blank}</span>;
  if (saving) return '正在保存';
  return savedAt ? `已自动保存 ${momentSays(savedAt)}` : fileName;
}
