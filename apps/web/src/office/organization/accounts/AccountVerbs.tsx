import { accountContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, Confirm, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import type { Account } from './account.ts';
import { FirstPassword, type Issued } from './FirstPassword.tsx';

/** 重置密码、解锁、停用、恢复: what fits the state the account is in. */
export function AccountVerbs({ account }: { account: Account }) {
  const { personId, personName, state } = account;
  const [doing, setDoing] = useState<'reset' | 'close' | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const reset = useAct(accountContract.resetPassword, { inForm: true });
  const unlock = useAct(accountContract.unlock, { done: `${personName}的账号已解锁` });
  const reopen = useAct(accountContract.reopen, { done: `${personName}的账号已恢复` });
  const closed = state === 'closed' ? '账号已停用，先恢复。' : null;
  return (
    <>
      {state === 'locked' && (
        <Button kind="main" busy={unlock.isPending} onClick={() => unlock.mutate({ personId })}>
          解锁
        </Button>
      )}
      <Button why={closed} onClick={() => setDoing('reset')}>
        重置密码
      </Button>
      {state === 'closed' ? (
        <Button kind="main" busy={reopen.isPending} onClick={() => reopen.mutate({ personId })}>
          恢复
        </Button>
      ) : (
        <Button onClick={() => setDoing('close')}>停用</Button>
      )}
      <Confirm
        open={doing === 'reset'}
        act="重置"
        object={`${personName}的密码`}
        onClose={() => setDoing(null)}
        onAct={async () => setIssued(await reset.mutateAsync({ personId }))}
      >
        <p>原密码马上失效，已登录的设备都退出。新的首次密码只显示一次。</p>
      </Confirm>
      {doing === 'close' && <CloseAccountForm account={account} onClose={() => setDoing(null)} />}
      {issued && <FirstPassword issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
}

function CloseAccountForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const form = useForm(accountContract.close.input, { personId: account.personId, reason: '' });
  const close = useAct(accountContract.close, { inForm: true, done: `${account.personName}的账号已停用` });
  return (
    <FormDialog title={`停用${account.personName}的账号`} act="停用" form={form} danger onAct={close.mutateAsync} onClose={onClose}>
      <TextAreaField label="停用原因" rows={2} maxLength={200} {...form.field('reason')} />
      <p className="sub">停用后不能登录，已登录的设备都退出；岗位和经手的事不变。人要走时用“离岗”。</p>
    </FormDialog>
  );
}
