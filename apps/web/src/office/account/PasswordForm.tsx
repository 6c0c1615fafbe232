import { accountContract } from '@weicheng/domain/platform';
import { z } from 'zod';
import { useForm } from '../../shared/form.ts';
import { Button, Form, PasswordField } from '../../shared/parts/index.ts';
import { useAct } from '../../shared/queries.ts';

const shape = accountContract.changePassword.input
  .extend({ again: z.string('再输一遍新密码') })
  .refine(({ next, again }) => next === again, { path: ['again'], message: '两次输入的新密码不一样' });

const under = {
  'account.wrong-password': 'current',
  'account.weak-password': 'next',
  'account.password-used-before': 'next',
} as const;

/** Changes one's own password; the new one is typed twice, since nobody can see it. */
export function PasswordForm({ onDone }: { onDone?: () => void }) {
  const form = useForm(shape, {}, { secret: true, under });
  const change = useAct(accountContract.changePassword, { inForm: true, done: '密码已改，下次用新密码登录' });
  return (
    <Form
      label="改密码"
      problem={form.problem}
      onSubmit={form.submit(async ({ current, next }) => {
        await change.mutateAsync({ current, next });
        form.reset({});
        onDone?.();
      })}
      foot={
        <Button kind="main" type="submit" busy={form.busy}>
          改密码
        </Button>
      }
    >
      <PasswordField label="现在的密码" autoComplete="current-password" {...form.field('current')} />
      <PasswordField
        label="新密码"
        autoComplete="new-password"
        hint="至少 10 个字符，大写、小写、数字、符号里有 3 种，不能是最近 5 次用过的"
        {...form.field('next')}
      />
      <PasswordField label="再输一遍新密码" autoComplete="new-password" {...form.field('again')} />
    </Form>
  );
}
