import { accountContract } from '@weicheng/domain/platform';
import { create } from 'qrcode';
import { useMemo, useState } from 'react';
import type { Output } from '../../shared/api.ts';
import { save } from '../../shared/bytes.ts';
import { useForm } from '../../shared/form.ts';
import { Button, Form, PasswordField, TextField, toast } from '../../shared/parts/index.ts';
import { useAct } from '../../shared/queries.ts';
import { copyText } from './copyText.ts';
import './account.css';

type Started = Output<typeof accountContract.startSecondFactor>;

/** 开两步验证: password, then scan, then the first code; the recovery codes are shown once. */
export function StartSecondFactor({ onDone }: { onDone?: () => void }) {
  const [started, setStarted] = useState<Started | null>(null);
  const form = useForm(accountContract.startSecondFactor.input, {}, { secret: true });
  const start = useAct(accountContract.startSecondFactor, { inForm: true });
  if (started) return <ScanAndConfirm {...started} onDone={onDone} />;
  return (
    <Form
      label="开启两步验证"
      problem={form.problem}
      onSubmit={form.submit(async (input) => setStarted(await start.mutateAsync(input)))}
      foot={
        <Button kind="main" type="submit" busy={form.busy}>
          下一步，扫码
        </Button>
      }
    >
      <PasswordField label="密码" hint="确认是你本人" autoComplete="current-password" {...form.field('password')} />
    </Form>
  );
}

function ScanAndConfirm({ uri, recoveryCodes, onDone }: Started & { onDone?: (() => void) | undefined }) {
  const form = useForm(accountContract.confirmSecondFactor.input, {}, { secret: true });
  const confirm = useAct(accountContract.confirmSecondFactor, { inForm: true, done: '两步验证已开启' });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className="second-factor">
      <p>
        <b>1</b> 用手机上的验证器扫这个码。扫不了就手动输入 <code>{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <QrCode text={uri} />
      <p>
        <b>2</b> 把备用码存好。手机丢了，用它登录，每个只能用一次，只在这里出现一次。
      </p>
      <RecoveryCodes codes={recoveryCodes} />
      <p>
        <b>3</b> 输入验证器上现在的 6 位数字。
      </p>
      <Form
        label="确认两步验证"
        problem={form.problem}
        onSubmit={form.submit(async (input) => {
          await confirm.mutateAsync(input);
          onDone?.();
        })}
        foot={
          <Button kind="main" type="submit" busy={form.busy}>
            备用码存好了，开启
          </Button>
        }
      >
        <TextField label="验证码" inputMode="numeric" maxLength={6} autoComplete="one-time-code" {...form.field('code')} />
      </Form>
    </div>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = codes.join('\n');
  return (
    <div>
      <ul className="recovery-codes" aria-label="备用码">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="no-print form-foot">
        <Button small icon="copy" onClick={() => void copyText(text).then(() => toast('备用码已复制'))}>
          复制
        </Button>
        <Button small icon="export" onClick={() => save(new Blob([text], { type: 'text/plain' }), '卫城备用码.txt')}>
          存成文件
        </Button>
        <Button small icon="print" onClick={() => window.print()}>
          打印
        </Button>
      </div>
    </div>
  );
}

/** A QR code as one drawn path: no image, no inline markup, nothing the page's CSP minds. */
function QrCode({ text }: { text: string }) {
  const { path, size } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const dark = Array.from(modules.data, (bit, i) => (bit ? `M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z` : ''));
    return { path: dark.join(''), size: modules.size };
  }, [text]);
  return (
    <svg className="qr" viewBox={`-3 -3 ${size + 6} ${size + 6}`} role="img" aria-label="两步验证二维码" shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
