import { webhookContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, Dialog, Form, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { ChecksField } from '../../organization/parts/ChecksField.tsx';
import { ShownOnce } from '../../organization/parts/ShownOnce.tsx';

/** What to say beside a secret that is shown once. */
export const secretNote = '当面交给对方的管理员，不发群里。丢了就换一次，旧的当即作废。';

/** 加推送订阅: to whom, where, what of; the secret is shown this once. */
export function AddWebhook({ kinds, onClose }: { kinds: readonly { kind: string; says: string }[]; onClose: () => void }) {
  const form = useForm(webhookContract.add.input, { kinds: kinds.map(({ kind }) => kind) });
  const add = useAct(webhookContract.add, { inForm: true });
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <ShownOnce secret={secret} note={`${secretNote}安全管理员授权以后开始推送。`} onClose={onClose} />;
  return (
    <Dialog open title="加推送订阅" onClose={onClose}>
      <Form
        label="加推送订阅"
        problem={form.problem}
        onSubmit={form.submit(async (input) => setSecret((await add.mutateAsync(input)).secret))}
        foot={
          <>
            <Button kind="main" type="submit" busy={form.busy}>
              加推送订阅
            </Button>
            <Button onClick={onClose}>取消</Button>
          </>
        }
      >
        <TextField label="对方系统" maxLength={60} hint="例如 城市运行管理服务平台、12345 热线" {...form.field('name')} />
        <TextField label="地址" maxLength={500} hint="对方接收推送的 https 地址。内网的先由管服务器的人放行" {...form.field('address')} />
        <ChecksField
          label="推送"
          many
          choices={kinds.map(({ kind, says }) => ({ key: kind, says }))}
          value={form.values.kinds ?? []}
          onChange={(chosen) => form.set({ kinds: chosen })}
          error={form.field('kinds').error}
        />
      </Form>
    </Dialog>
  );
}
