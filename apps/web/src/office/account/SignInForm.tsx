import type { Problem } from '@weicheng/domain/kernel';
import { accountContract } from '@weicheng/domain/platform';
import { useEffect, useState } from 'react';
import { call } from '../../shared/api.ts';
import { useForm } from '../../shared/form.ts';
import { Button, Form, PasswordField, TextField } from '../../shared/parts/index.ts';

/** Where the typing starts, so that a hand need not leave the keyboard. */
function useFocusOn(form: string, name: string): void {
  useEffect(() => document.querySelector<HTMLInputElement>(`form[aria-label="${form}"] [name="${name}"]`)?.focus(), [form, name]);
}

interface SignInFormProps {
  /** Whose password; not given = the user name is asked for. */
  userName?: string;
  /** First values, from a sample account. */
  start?: { userName: string; password: string } | undefined;
  act?: string;
  /** Where it begins: at the code when the password was given elsewhere. */
  first?: Step;
  /** Why one came back here, until something is typed. */
  told?: Problem | null;
  onDone: () => void;
}

type Step = 'password' | 'secondFactor';

/** User name and password, then the second step if this account has one. */
export function SignInForm({ userName, start, act = '登录', first = 'password', told = null, onDone }: SignInFormProps) {
  const [step, setStep] = useState<Step>(first);
  const form = useForm(accountContract.signIn.input, userName ? { userName } : start, { secret: true });
  useFocusOn('登录', userName || start ? 'password' : 'userName');
  if (step === 'secondFactor') return <SecondStep onDone={onDone} onBack={() => setStep('password')} />;
  return (
    <Form
      label="登录"
      problem={form.problem ?? (form.touched ? null : told)}
      onSubmit={form.submit(async (input) => {
        const { next } = await call(accountContract.signIn, input);
        if (next === 'done') onDone();
        else setStep('secondFactor');
      })}
      foot={
        <Button kind="main" type="submit" busy={form.busy} className="whole">
          {act}
        </Button>
      }
    >
      {!userName && (
        <TextField label="用户名" autoComplete="username" autoCapitalize="off" spellCheck={false} {...form.field('userName')} />
      )}
      <PasswordField label="密码" autoComplete="current-password" {...form.field('password')} />
    </Form>
  );
}

/** 两步验证: six digits from the phone, or a recovery code when the phone is not there. */
function SecondStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [recovery, setRecovery] = useState(false);
  const form = useForm(accountContract.verifySecondFactor.input, {}, { secret: true });
  useFocusOn('两步验证', 'code');
  return (
    <Form
      label="两步验证"
      problem={form.problem}
      onSubmit={form.submit(async (input) => {
        await call(accountContract.verifySecondFactor, input);
        onDone();
      })}
      foot={
        <>
          <Button kind="main" type="submit" busy={form.busy} className="whole">
            验证
          </Button>
          <Button kind="bare" small onClick={() => setRecovery(!recovery)}>
            {recovery ? '用手机上的验证码' : '手机不在身边，用备用码'}
          </Button>
          <Button kind="bare" small onClick={onBack}>
            回上一步
          </Button>
        </>
      }
    >
      {recovery ? (
        <TextField
          key="recovery"
          label="备用码"
          hint="两段各 5 位，例如 k3x9p-7m2qa，用过一次作废"
          autoComplete="off"
          spellCheck={false}
          {...form.field('code')}
        />
      ) : (
        <TextField
          key="digits"
          label="验证码"
          hint="打开手机上的验证器，输入现在显示的 6 位数字"
          inputMode="numeric"
          maxLength={6}
          autoComplete="one-time-code"
          {...form.field('code')}
        />
      )}
    </Form>
  );
}
