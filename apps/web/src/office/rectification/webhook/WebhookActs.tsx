import { type WebhookRow, webhookContract, webhookProblems } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Button, Confirm } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { ShownOnce } from '../../organization/parts/ShownOnce.tsx';
import { secretNote } from './AddWebhook.tsx';

/** What is done to a subscription while it runs; nothing once it is ended. */
export function WebhookActs({ row }: { row: WebhookRow }) {
  const { id, name } = row;
  const test = useAct(webhookContract.test, { done: '排上了，结果在记录里' });
  const pause = useAct(webhookContract.pause, { done: '已暂停' });
  const resume = useAct(webhookContract.resume, { done: '已恢复，等着的按先后送' });
  if (row.endedAt) return null;
  const unapproved = row.approvedAt ? null : webhookProblems.notApproved({ name }).message;
  return (
    <>
      <Button kind={row.pausedAt ? 'outlined' : 'main'} why={unapproved} busy={test.isPending} onClick={() => test.mutate({ id })}>
        试发
      </Button>
      {row.pausedAt ? (
        <Button kind="main" busy={resume.isPending} onClick={() => resume.mutate({ id })}>
          恢复
        </Button>
      ) : (
        <Button why={unapproved} busy={pause.isPending} onClick={() => pause.mutate({ id })}>
          暂停
        </Button>
      )}
    </>
  );
}

/** The rarer ones: sending again what was given up, another secret, the end. */
export function WebhookEnds({ row }: { row: WebhookRow }) {
  const { id, name } = row;
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const again = useAct(webhookContract.resendDead, { done: ({ count }) => `${count} 条排上了，马上再送` });
  const renew = useAct(webhookContract.renewSecret, { inForm: true });
  const end = useAct(webhookContract.end, { inForm: true, done: '已停用' });
  if (row.endedAt) return null;
  return (
    <>
      {row.dead > 0 && (
        <Button small busy={again.isPending} onClick={() => again.mutate({ id })}>
          重发没送到的
        </Button>
      )}
      <Button small onClick={() => setAsking('renew')}>
        换密钥
      </Button>
      <Button small onClick={() => setAsking('end')}>
        停用
      </Button>
      <Confirm
        open={asking === 'renew'}
        act="换密钥"
        object={name}
        onClose={() => setAsking(null)}
        onAct={async () => setSecret((await renew.mutateAsync({ id })).secret)}
      >
        <p>旧密钥当即作废。对方换上新的以前，送去的会被退回，换好以后自己重送，一件不丢。</p>
      </Confirm>
      <Confirm
        open={asking === 'end'}
        act="停用"
        object={name}
        danger
        onClose={() => setAsking(null)}
        onAct={() => end.mutateAsync({ id })}
      >
        <p>停用以后不再推送，等着的也不送，不能恢复。只停几天，用“暂停”。</p>
      </Confirm>
      {secret !== null && <ShownOnce secret={secret} note={secretNote} onClose={() => setSecret(null)} />}
    </>
  );
}
