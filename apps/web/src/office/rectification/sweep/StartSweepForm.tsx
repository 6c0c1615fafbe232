import { addDays } from '@weicheng/domain/kernel';
import { UnitKind, unitGroupContract, unitKinds } from '@weicheng/domain/organization';
import { type IssueDetail, sweepContract } from '@weicheng/domain/rectification';
import { siteContract } from '@weicheng/domain/standard';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { SelectManyField } from '../../../shared/antd/index.ts';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, PickField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { endedOn } from '../../organization/unit/tree.ts';
import { useTree } from '../../organization/unit/useTree.ts';

const self = 'self';

/** 部署举一反三: at all sites of a kind, or units look at themselves; whole kinds and groups of units at once. */
export function StartSweepForm({ issue, onClose }: { issue: IssueDetail; onClose: () => void }) {
  const navigate = useNavigate();
  const options = useVerb(siteContract.options, {});
  const form = useForm(
    sweepContract.start.input,
    { issueId: issue.id, what: `查有没有“${issue.title}”这样的问题`, due: addDays(today(), 7) },
    { under: { 'sweep.no-places': 'kind', 'sweep.too-many': 'kind', 'sweep.due-past': 'due', 'issue.no-unit': 'unitIds' } },
  );
  const start = useAct(sweepContract.start, { inForm: true, done: ({ sweep }) => `已部署，${sweep.progress.total} 处` });
  const kind = form.field('kind');
  const groups = useVerb(unitGroupContract.list, {});
  const tree = useTree(undefined);
  const units = useMemo(
    () => tree.rows.filter((row) => !endedOn(row, tree.day)).map(({ id, name }) => ({ value: id, says: name })),
    [tree.rows, tree.day],
  );
  const [itself, setItself] = useState(false);
  const kinds = (options.data?.kinds ?? []).filter(({ sites }) => sites > 0);
  return (
    <FormDialog
      title={`由 ${issue.number} 号举一反三`}
      act="部署"
      form={form}
      onAct={async (input) => void navigate(`/sweeps/${(await start.mutateAsync(input)).sweep.id}`)}
      onClose={onClose}
    >
      <PickField
        label="查哪里"
        name={kind.name}
        error={kind.error}
        choices={[
          ...kinds.map(({ kind, kindName, sites }) => ({ value: kind, says: `${kindName}（${sites} 处）` })),
          { value: self, says: '单位自查' },
        ]}
        value={kind.value ?? (itself ? self : undefined)}
        onChange={(value) => {
          setItself(value === self);
          kind.onChange(value === self || !value ? null : value);
        }}
      />
      {(kind.value || itself) && (
        <>
          <SelectManyField
            label={kind.value ? '只查哪几类单位的' : '哪几类单位'}
            optional
            choices={UnitKind.options.map((value) => ({ value, says: unitKinds[value].says }))}
            {...form.field('unitKinds')}
          />
          <SelectManyField
            label={kind.value ? '只查哪些单位组的' : '哪些单位组'}
            optional
            choices={(groups.data?.rows ?? [])
              .filter(({ until }) => until === null)
              .map(({ id, name, size }) => ({ value: id, says: `${name}（${size} 个）` }))}
            {...form.field('groupIds')}
          />
          <SelectManyField label={kind.value ? '只查哪些单位的' : '哪些单位'} optional choices={units} {...form.field('unitIds')} />
        </>
      )}
      <TextAreaField label="查什么" rows={3} maxLength={500} {...form.field('what')} />
      <DayField label="哪天前查完" min={today()} {...form.field('due')} />
    </FormDialog>
  );
}
