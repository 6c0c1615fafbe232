import type { Person } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, Dialog, Form, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { PersonField } from '../parts/pickers.tsx';
import { FirstPassword, type Issued } from './FirstPassword.tsx';

/** 开账号: for a person who is registered; the first password is shown once. */
export function OpenAccountForm({ person, onClose }: { person?: Pick<Person, 'id' | 'name'> | undefined; onClose: () => void }) {
  const form = useForm(accountContract.open.input, person ? { personId: person.id } : {});
  const open = useAct(accountContract.open, { inForm: true });
  const [issued, setIssued] = useState<Issued | null>(null);
  if (issued) return <FirstPassword issued={issued} onClose={onClose} />;
  return (
    <Dialog open title={person ? `给${person.name}开账号` : '开账号'} onClose={onClose}>
      <Form
        label="开账号"
        problem={form.problem}
        onSubmit={form.submit(async (input) => setIssued(await open.mutateAsync(input)))}
        foot={
          <>
            <Button kind="main" type="submit" busy={form.busy}>
              开账号
            </Button>
            <Button onClick={onClose}>取消</Button>
          </>
        }
      >
        {!person && <PersonField label="给谁" hint="先在“人员”里登记，这里才找得到" {...form.field('personId')} />}
        <TextField
          label="用户名"
          spellCheck={false}
          autoCapitalize="off"
          maxLength={40}
          hint="3 到 40 个字母、数字、点、横线，建议用姓名拼音"
          {...form.field('userName')}
        />
      </Form>
    </Dialog>
  );
}
