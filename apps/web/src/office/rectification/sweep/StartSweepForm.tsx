import { addDays } from '@weicheng/domain/kernel';
import { type IssueDetail, sweepContract } from '@weicheng/domain/rectification';
import { siteContract } from '@weicheng/domain/standard';
import { useNavigate } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { DayField, PickField, TextAreaField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';

const self = 'self';

/** 部署举一反三: at all sites of a kind, or one unit looks at itself. */
export function StartSweepForm({ issue, onClose }: { issue: IssueDetail; onClose: () => void }) {
  const navigate = useNavigate();
  const options = useVerb(siteContract.options, {});
  const form = useForm(
    sweepContract.start.input,
    { issueId: issue.id, what: `查有没有“${issue.title}”这样的问题`, due: addDays(today(), 7) },
    { under: { 'sweep.no-places': 'kind', 'sweep.due-past': 'due', 'issue.no-unit': 'unitIds' } },
  );
  const start = useAct(sweepContract.start, { inForm: true, done: ({ sweep }) => `已部署，${sweep.progress.total} 处` });
  const kind = form.field('kind');
  const units = form.values.unitIds ?? [];
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
        value={kind.value ?? (units.length > 0 ? self : undefined)}
        onChange={(value) => kind.onChange(value === self || !value ? null : value)}
      />
      <UnitField
        label={kind.value ? '只查一个街道的' : '哪个单位'}
        optional={Boolean(kind.value)}
        name="unitIds"
        error={undefined}
        value={units[0]}
        onChange={(unit) => form.set({ unitIds: unit ? [unit as (typeof units)[number]] : [] })}
      />
      <TextAreaField label="查什么" rows={3} maxLength={500} {...form.field('what')} />
      <DayField label="哪天前查完" min={today()} {...form.field('due')} />
    </FormDialog>
  );
}
