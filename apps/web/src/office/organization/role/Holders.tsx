import { type RoleHolderRow, type RoleRow, roleContract, unitContract } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { Button, DayField, ErrorState, Section, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { PersonField, UnitField } from '../parts/pickers.tsx';

/** 谁有这个角色: person × unit, with 授予 and 收回. */
export function Holders({ role }: { role: RoleRow }) {
  const list = usePages(roleContract.holders, { roleId: role.id, limit: 50 });
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<RoleHolderRow | null>(null);
  return (
    <Section
      title="谁有这个角色"
      sub={role.holders > 0 ? `${role.holders} 人` : ''}
      action={
        <Button small icon="plus" why={role.can.grant} onClick={() => setGranting(true)}>
          授予
        </Button>
      }
    >
      {list.failure ? (
        <ErrorState failure={list.failure} onRetry={list.onRetry} />
      ) : list.rows.length > 0 ? (
        <ul className="plain-rows holders">
          {list.rows.map((row) => (
            <li key={row.id} className={row.until && row.until <= today() ? 'over' : undefined}>
              <span className="grow cut">
                <Link to={`/organization/people/${row.personId}`}>{row.personName}</Link>{' '}
                <span className="sub">
                  管 <Link to={`/organization/units/${row.unitId}`}>{row.unitName}</Link> 及以下
                </span>
              </span>
              <span className="faint">{row.until ? `${row.from} 至 ${row.until} 前` : `${row.from} 起`}</span>
              <Button kind="bare" small why={row.can.revoke} onClick={() => setRevoking(row)}>
                收回
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="faint">{list.loading ? '正在读取' : '还没有人有这个角色。'}</p>
      )}
      {list.hasMore && (
        <Button small busy={list.loadingMore} onClick={list.onMore}>
          看更多
        </Button>
      )}
      {granting && <GrantForm role={role} onClose={() => setGranting(false)} />}
      {revoking && <RevokeForm grant={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}

/** 授予: to a person, at a unit and all below it. What is kept for an administrator counts only for the whole city. */
function GrantForm({ role, onClose }: { role: RoleRow; onClose: () => void }) {
  const tree = useVerb(unitContract.tree, {}, { staleTime: 60_000 });
  const city = tree.data?.rows.find((row) => row.parentId === null);
  const form = useForm(roleContract.grant.input, { roleId: role.id, from: today(), until: null });
  const grant = useAct(roleContract.grant, { inForm: true, done: (row) => `已授予${row.personName}“${row.roleName}”` });
  const [person, setPerson] = useState<string>();
  const [unit, setUnit] = useState<string>();
  const atCity = role.kept !== null && city;
  return (
    <FormDialog title={`授予“${role.name}”`} act="授予" form={form} onAct={(input) => grant.mutateAsync(input)} onClose={onClose}>
      <PersonField label="给谁" {...form.field('personId')} onChosen={(choice) => setPerson(choice?.says.split(' · ')[0])} />
      <UnitField
        label="管哪里"
        hint={atCity ? '三员管全市，选城市一级' : '这个单位和它下面的都管'}
        {...form.field('unitId')}
        chosen={city ? { value: city.id, says: city.name } : undefined}
        onChosen={(choice) => setUnit(choice?.says.split(' · ')[0])}
      />
      <DayField label="从哪天起" {...form.field('from')} />
      <DayField label="到哪天前" optional hint="不填就一直有效" {...form.field('until')} />
      <p className="says">
        授予{person ?? '…'}“{role.name}”，范围{unit ?? '…'}及以下，自 {form.values.from ?? '…'} 起。
      </p>
    </FormDialog>
  );
}

/** 收回. */
function RevokeForm({ grant, onClose }: { grant: RoleHolderRow; onClose: () => void }) {
  const form = useForm(roleContract.revoke.input, { id: grant.id, on: today() });
  const revoke = useAct(roleContract.revoke, { inForm: true, done: `已收回${grant.personName}的“${grant.roleName}”` });
  return (
    <FormDialog
      title={`收回${grant.personName}的“${grant.roleName}”`}
      act="收回"
      form={form}
      danger
      onAct={revoke.mutateAsync}
      onClose={onClose}
    >
      <DayField label="从哪天起" {...form.field('on')} />
      <TextAreaField label="收回原因" maxLength={200} {...form.field('reason')} />
    </FormDialog>
  );
}
