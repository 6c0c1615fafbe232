import { planDocumentContract, type TaskFilter, taskContract, taskStates, taskUnitRoles } from '@weicheng/domain/plan';
import { useState } from 'react';
import { today } from '../../../shared/moments.ts';
import { useVerb } from '../../../shared/queries.ts';
import { DayFilter, PickFilter, UnitFilter } from '../../organization/parts/filters.tsx';
import { periodSays } from '../board/periods.ts';
import type { LedgerAddress } from './address.ts';
import { dueChoices, dueOf } from './dues.ts';

interface LedgerFiltersProps {
  at: LedgerAddress;
  set: (change: Partial<Record<keyof LedgerAddress, string | undefined>>) => void;
  filter: TaskFilter;
}

const choicesOf = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([value, says]) => ({ value, says }));
const stateChoices = choicesOf(taskStates);
const roleChoices = choicesOf(taskUnitRoles);

/** What narrows the ledger, one chip each. */
export function LedgerFilters(props: LedgerFiltersProps) {
  const { at, set } = props;
  return (
    <>
      <UnitFilter label="单位" none="没有单位" value={at.unit} onChange={(unit) => set({ unit, role: undefined })} />
      {at.unit && at.unit !== 'none' && (
        <PickFilter label="以什么身份" value={at.role} onChange={(role) => set({ role })} choices={roleChoices} />
      )}
      <PlanFilters {...props} />
      <PickFilter label="状态" value={at.state} onChange={(state) => set({ state, clock: undefined })} choices={stateChoices} />
      <DueFilters {...props} />
    </>
  );
}

/** 时限: the usual ones by name; other days are typed. */
function DueFilters({ at, set }: LedgerFiltersProps) {
  const [choices] = useState(() => dueChoices(today()));
  const due = dueOf(at, choices);
  const none = { from: undefined, to: undefined, ...(at.clock === 'undated' ? { clock: undefined } : {}) };
  return (
    <>
      <PickFilter
        label="时限"
        value={due}
        onChange={(next) => set(choices.find(({ value }) => value === next)?.set ?? none)}
        choices={choices}
      />
      {due === 'typed' && (
        <>
          <DayFilter label="从" value={at.from} onChange={(from) => set({ from })} />
          <DayFilter label="到" value={at.to} onChange={(to) => set({ to })} />
        </>
      )}
    </>
  );
}

/** 方案、领域、时段: the areas are those of the plan that is chosen, or of the only one there is. */
function PlanFilters({ at, set, filter }: LedgerFiltersProps) {
  const plans = useVerb(planDocumentContract.list, { state: 'published', limit: 50 }).data?.rows ?? [];
  const documentId = filter.documentId ?? (plans.length === 1 ? plans[0]?.id : undefined);
  const chart = useVerb(taskContract.matrix, { documentId: documentId as never }, { enabled: documentId !== undefined }).data;
  const areas = [...new Set([...(chart?.areas.map((area) => area || 'none') ?? []), ...(at.area ? [at.area] : [])])];
  return (
    <>
      {plans.length > 1 && (
        <PickFilter
          label="方案"
          value={at.document}
          onChange={(document) => set({ document, area: undefined, column: undefined })}
          choices={plans.map(({ id, title }) => ({ value: id as string, says: title }))}
        />
      )}
      {areas.length > 0 && (
        <PickFilter
          label="领域"
          value={at.area}
          onChange={(area) => set({ area })}
          choices={areas.map((area) => ({ value: area, says: area === 'none' ? '未分领域' : area }))}
        />
      )}
      {at.column && (
        <PickFilter
          label="时段"
          value={at.column}
          onChange={(column) => set({ column })}
          choices={[{ value: at.column, says: periodSays(at.column) }]}
        />
      )}
    </>
  );
}
