import { accountContract } from '@weicheng/domain/platform';
import { useForm } from '../../shared/form.ts';
import { Button, Form, PasswordField } from '../../shared/parts/index.ts';
import { useAct } from '../../shared/queries.ts';

/** 关两步验证, after the password; the old recovery codes end with it. */
export function StopSecondFactor({ onDone }: { onDone: () => void }) {
  const form = useForm(accountContract.stopSecondFactor.input, {}, { secret: true });
  const stop = useAct(accountContract.stopSecondFactor, { inForm: true, done: '两步验证已关闭' });
  return (
    <Form
      label="关闭两步验证"
      problem={form.problem}
      onSubmit={form.submit(async (input) => {
        await stop.mutateAsync(input);
        onDone();
      })}
      foot={
        <Button kind="danger" type="submit" busy={form.busy}>
          关闭两步验证
        </Button>
      }
    >
      <p className="sub">关闭后只凭密码登录，存着的备用码作废。</p>
      <PasswordField label="密码" autoComplete="current-password" {...form.field('password')} />
    </Form>
  );
}
