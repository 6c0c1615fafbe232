import { accountContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, Confirm, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useMay } from '../parts/useMay.ts';
import type { Account } from './account.ts';
import { FirstPassword, type Issued } from './FirstPassword.tsx';

/** 重置密码、解除两步验证、解锁、停用、恢复: what fits the state the account is in; the last three only for who manages accounts. */
export function AccountVerbs({ account }: { account: Account }) {
  const { personId, personName, state, can } = account;
  const manages = useMay('account.manage');
  const [doing, setDoing] = useState<'reset' | 'lift' | 'close' | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const reset = useAct(accountContract.resetPassword, { inForm: true });
  const lift = useAct(accountContract.liftSecondFactor, { inForm: true, done: `${personName}的两步验证已解除` });
  const unlock = useAct(accountContract.unlock, { done: `${personName}的账号已解锁` });
  const reopen = useAct(accountContract.reopen, { done: `${personName}的账号已恢复` });
  const closed = state === 'closed' ? '账号已停用，先恢复。' : null;
  return (
    <>
      {manages && state === 'locked' && (
        <Button kind="main" busy={unlock.isPending} onClick={() => unlock.mutate({ personId })}>
          解锁
        </Button>
      )}
      <Button why={closed ?? can.resetPassword} onClick={() => setDoing('reset')}>
        重置密码
      </Button>
      {account.secondFactorEnabled && (
        <Button why={closed ?? can.liftSecondFactor} onClick={() => setDoing('lift')}>
          解除两步验证
        </Button>
      )}
      {!manages ? null : state === 'closed' ? (
        <Button kind="main" busy={reopen.isPending} onClick={() => reopen.mutate({ personId })}>
          恢复
        </Button>
      ) : (
        <Button why={can.close} onClick={() => setDoing('close')}>
          停用
        </Button>
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
      <Confirm
        open={doing === 'lift'}
        act="解除"
        object={`${personName}的两步验证`}
        onClose={() => setDoing(null)}
        onAct={async () => void (await lift.mutateAsync({ personId }))}
      >
        <p>手机丢了、换了时用。解除后只凭密码登录，岗位要求两步验证的，登录后要重新开启。</p>
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
