import { addDays, Day } from '@weicheng/domain/kernel';
import { type DelegationRow, delegationContract, longestDelegation } from '@weicheng/domain/organization';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { PersonField } from '../parts/pickers.tsx';

/** 委托: for some days another may do what I may. With 代办委托 also on behalf of somebody else. */
export function GiveForm({ others, onClose }: { others: boolean; onClose: () => void }) {
  const form = useForm(delegationContract.give.input, { from: today(), until: addDays(today(), 7) });
  const give = useAct(delegationContract.give, { inForm: true, done: (row) => `已委托${row.toName}，到 ${row.until} 前` });
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const { values } = form;
  const start = Day.safeParse(values.from).data;
  const latest = start && addDays(start, longestDelegation);
  return (
    <FormDialog title="委托" act="委托" form={form} onAct={give.mutateAsync} onClose={onClose}>
      {others && (
        <PersonField
          label="替谁委托"
          optional
          hint="不选就是我自己"
          {...form.field('fromPersonId')}
          onChosen={(choice) => setFrom(choice?.says.split(' · ')[0])}
        />
      )}
      <PersonField label="委托给谁" {...form.field('toPersonId')} onChosen={(choice) => setTo(choice?.says.split(' · ')[0])} />
      <div className="two-fields">
        <DayField label="从哪天起" min={today()} {...form.field('from')} />
        <DayField label="到哪天前" min={start} max={latest} {...form.field('until')} />
      </div>
      <TextAreaField label="原因" maxLength={200} rows={2} {...form.field('reason')} />
      <p className="says">
        {from ?? '我'}把能办的事委托给{to ?? '…'}，{values.from ?? '…'} 起到 {values.until ?? '…'}{' '}
        前；三员的权限不能委托，收到的委托不能再转托。
      </p>
    </FormDialog>
  );
}

/** 结束委托 before its time. */
export function EndDelegationForm({ delegation, onClose }: { delegation: DelegationRow; onClose: () => void }) {
  const form = useForm(delegationContract.end.input, { id: delegation.id, on: today() });
  const end = useAct(delegationContract.end, { inForm: true, done: '委托已结束' });
  return (
    <FormDialog
      title={`结束${delegation.fromName}对${delegation.toName}的委托`}
      act="结束"
      form={form}
      danger
      onAct={end.mutateAsync}
      onClose={onClose}
    >
      <DayField label="从哪天起不再代办" min={today()} max={delegation.until} {...form.field('on')} />
    </FormDialog>
  );
}
