import { useQueryClient } from '@tanstack/react-query';
import { issueContract, messageContract, type ReadMessage } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call, type Input } from '../../../shared/api.ts';
import { drafts as kept } from '../../../shared/form.ts';
import { Button, Empty, Page, Refusal, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import '../../plan/plan.css';
import { DraftForm } from './DraftForm.tsx';
import { changed, type Draft, draftOf, isOpen, refusedBy, wrongsOf } from './drafts.ts';
import { MessageSource } from './MessageSource.tsx';
import './message.css';

interface Work {
  text: string;
  read: ReadMessage | null;
  drafts: Draft[];
}

const name = 'issue.message';
const nothing: Work = { text: '', read: null, drafts: [] };

/** 粘贴群消息: the message on the left with what was read lit, the issues on the right; one or many are registered at once. */
export default function MessagePage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayDispatch = useMay('issue.dispatch');
  const [work, setWork] = useState<Work>(() => ({ ...nothing, ...kept.read<Work>(name) }));
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const put = (next: Work) => {
    setWork(next);
    if (next.text === '') kept.drop(name);
    else kept.keep(name, next);
  };
  const { text, read, drafts } = work;
  const open = drafts.filter(isOpen);

  const take = async () => {
    setBusy(true);
    setFailed(null);
    try {
      const answer = await call(messageContract.read, { text });
      put({ text, read: answer, drafts: answer.issues.map(draftOf) });
      setAt(0);
    } catch (failure) {
      setFailed(failure);
    } finally {
      setBusy(false);
    }
  };

  /** Each for itself: what is refused says why and stays, the others go on. */
  const registerAll = async () => {
    const next = drafts.map((draft) => (isOpen(draft) ? { ...draft, errors: wrongsOf(draft), refused: null } : draft));
    setBusy(true);
    for (const [i, draft] of next.entries()) {
      if (!isOpen(draft) || Object.keys(draft.errors).length > 0) continue;
      next[i] = await sent(draft, mayDispatch);
      put({ ...work, drafts: [...next] });
    }
    setBusy(false);
    put({ ...work, drafts: next });
    void client.invalidateQueries();
    const count = next.filter(({ done }, i) => done && !drafts[i]?.done).length;
    const left = next.findIndex(isOpen);
    if (left >= 0) setAt(left);
    toast(
      left < 0 ? `已登记 ${count} 个问题` : `登记了 ${count} 个，还有 ${next.filter(isOpen).length} 个要改`,
      left < 0 ? undefined : 'refused',
    );
  };

  const over = drafts.length > 0 && open.length === 0;
  return (
    <Page
      title="粘贴群消息"
      sub="读成问题，看过再登记"
      fill
      actions={<Button onClick={() => void navigate('/issues/new')}>一个一个填</Button>}
    >
      <div className="message-panes">
        <section className="message-source" aria-label="消息">
          {read ? (
            <MessageSource text={text} read={read} current={at} onChoose={setAt} />
          ) : (
            <textarea
              className="input quoted"
              aria-label="粘贴消息"
              maxLength={10_000}
              placeholder={'把群里的消息粘贴到这里，一条或几条都行。\n姓名、电话和“收到”不带进问题。'}
              value={text}
              onChange={(e) => put({ ...nothing, text: e.target.value })}
            />
          )}
          {failed !== null && <Refusal problem={problemOf(failed)} />}
          <div className="message-foot">
            {read ? (
              <Button
                small
                icon="edit"
                onClick={() => put({ ...nothing, text })}
                why={open.length < drafts.length ? '已经登记了一部分，清空后再粘贴。' : null}
              >
                改消息
              </Button>
            ) : (
              <Button kind="main" busy={busy} why={text.trim() === '' ? '还没有粘贴消息。' : null} onClick={() => void take()}>
                读成问题
              </Button>
            )}
            {text !== '' && (
              <Button small kind="bare" onClick={() => put(nothing)}>
                清空
              </Button>
            )}
          </div>
        </section>
        <section className="message-drafts" aria-label="读到的问题">
          {drafts.length === 0 ? (
            <Empty>{read ? '没有读到问题。改一改消息，或一个一个填。' : '读到的问题列在这里，一个一个看过再登记。'}</Empty>
          ) : (
            <ol>
              {drafts.map((draft, i) => (
                <li key={draft.read.span.start} className={i === at ? 'here' : undefined}>
                  <DraftLine
                    draft={draft}
                    number={i + 1}
                    open={i === at}
                    onOpen={() => setAt(i)}
                    onLeave={(leftOut) => put({ ...work, drafts: drafts.with(i, { ...draft, leftOut }) })}
                  />
                  {i === at && !draft.leftOut && !draft.done?.dispatched && (
                    <DraftForm
                      draft={draft}
                      mayDispatch={mayDispatch}
                      onChange={(values, order) => put({ ...work, drafts: drafts.with(i, changed(draft, values, order)) })}
                    />
                  )}
                </li>
              ))}
            </ol>
          )}
          {drafts.length > 0 && (
            <div className="message-foot">
              {over ? (
                <Button kind="main" onClick={() => put(nothing)}>
                  再粘贴一条
                </Button>
              ) : (
                <Button kind="main" busy={busy} onClick={() => void registerAll()}>
                  {`登记 ${open.length} 个问题`}
                </Button>
              )}
              <Link to="/issues">看台账</Link>
            </div>
          )}
        </section>
      </div>
    </Page>
  );
}

/** Registers one and, where a unit is chosen, sends it on. */
async function sent(draft: Draft, mayDispatch: boolean): Promise<Draft> {
  let next = draft;
  try {
    if (!next.done) {
      const issue = await call(issueContract.register, draft.values as Input<typeof issueContract.register>, { key: draft.keys.register });
      next = { ...next, done: { id: issue.id, number: issue.number, dispatched: false } };
    }
    const { leadUnitId, workingDays, due } = draft.order;
    if (next.done && leadUnitId && mayDispatch) {
      const order = { id: next.done.id, leadUnitId, ...(workingDays ? { workingDays } : {}), ...(due ? { due } : {}) };
      await call(issueContract.dispatch, order as Input<typeof issueContract.dispatch>, { key: draft.keys.dispatch });
      next = { ...next, done: { ...next.done, dispatched: true } };
    }
    return next;
  } catch (failure) {
    return refusedBy(next, problemOf(failure));
  }
}

interface LineProps {
  draft: Draft;
  number: number;
  open: boolean;
  onOpen: () => void;
  onLeave: (leftOut: boolean) => void;
}

function DraftLine({ draft, number, open, onOpen, onLeave }: LineProps) {
  const { done, leftOut, errors, refused, values } = draft;
  const wrong = refused ?? Object.values(errors)[0];
  return (
    <div className={leftOut ? 'draft-line out' : 'draft-line'}>
      <button type="button" className="grow" aria-expanded={open} onClick={onOpen}>
        <span className="number">{number}</span>
        <span className="cut">{values.title || '还没有写问题'}</span>
      </button>
      {done ? (
        <Link to={`/issues/${done.id}`}>{done.dispatched ? `已登记、交办，${done.number} 号` : `已登记，${done.number} 号`}</Link>
      ) : (
        <>
          {wrong ? (
            <span className="hurts cut">{wrong}</span>
          ) : (
            draft.read.doubts.length > 0 && !leftOut && <span className="asks">{`${draft.read.doubts.length} 处要看`}</span>
          )}
          <Button small kind="bare" onClick={() => onLeave(!leftOut)}>
            {leftOut ? '放回' : '不登记'}
          </Button>
        </>
      )}
    </div>
  );
}
