import { type UnitGroupRow, unitGroupContract } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { Button, DayField, ErrorState, Icon, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Expansion } from './Expansion.tsx';
import { GroupForm } from './GroupForm.tsx';
import { sayMembers } from './members.ts';

/** One group: how it is put together, and which units it means today. */
export function GroupView({ id, groups }: { id: string; groups: readonly UnitGroupRow[] }) {
  const read = useVerb(unitGroupContract.read, { id });
  const [editing, setEditing] = useState(false);
  const [closing, setClosing] = useState(false);
  if (read.error && !read.data) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingRows count={6} />;
  const { group, expansion } = read.data;
  if (editing) return <GroupForm group={group} groups={groups} onDone={() => setEditing(false)} />;
  return (
    <article className="unit-view">
      <Link className="back" to="/organization/groups">
        <Icon name="left" />
        单位组
      </Link>
      <header className="view-head">
        <h2 className={group.until ? 'unit-name ended' : 'unit-name'}>{group.name}</h2>
        <span className="grow" />
        <Button small why={group.can.change} onClick={() => setEditing(true)}>
          修改
        </Button>
        <Button small why={group.can.close} onClick={() => setClosing(true)}>
          停用
        </Button>
      </header>
      {group.note && <p className="sub">{group.note}</p>}
      <p className="says">
        {sayMembers(group, groups)}
        {group.until ? ` 已于 ${group.until} 停用。` : ''}
      </p>
      <Section title="展开" sub={`${expansion.day} 共 ${expansion.units.length} 个单位`}>
        <Expansion units={expansion.units} />
      </Section>
      {closing && <CloseGroupForm group={group} onClose={() => setClosing(false)} />}
    </article>
  );
}

function CloseGroupForm({ group, onClose }: { group: UnitGroupRow; onClose: () => void }) {
  const form = useForm(unitGroupContract.close.input, { id: group.id, on: today() });
  const close = useAct(unitGroupContract.close, { inForm: true, done: `单位组“${group.name}”已停用` });
  return (
    <FormDialog title={`停用单位组“${group.name}”`} act="停用" form={form} danger onAct={close.mutateAsync} onClose={onClose}>
      <DayField label="从哪天起停用" {...form.field('on')} />
      <p className="sub">停用后新的交办不能再选它；已经展开的不变。</p>
    </FormDialog>
  );
}
