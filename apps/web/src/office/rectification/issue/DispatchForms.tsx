import { issueContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { Button, type Choice, DayField, PickField, TextAreaField } from '../../../shared/parts/index.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { asChoice, LeadHint, useLeadSuggestion } from '../suggest/LeadHint.tsx';
import { DeadlinePreview } from './DeadlinePreview.tsx';
import { named, type StepForm } from './StepForms.tsx';
import { useStep } from './useStep.ts';

const under = {
  'issue.no-deadline': 'workingDays',
  'issue.deadline-past': 'due',
  'issue.beyond': 'leadUnitId',
  'issue.no-unit': 'leadUnitId',
  'issue.same-unit': 'leadUnitId',
} as const;

/** 交办: exactly one lead unit, those who help it, and a deadline. */
export function DispatchForm({ issue, onClose }: StepForm) {
  const form = useForm(issueContract.dispatch.input, { id: issue.id, supportingUnitIds: [] }, { under });
  const { take } = useStep(issueContract.dispatch, issue, '已交办，单位在通知里看到');
  const suggestion = useLeadSuggestion(issue);
  const lead = form.field('leadUnitId');
  const put = (unit: string | undefined) => lead.onChange(unit as typeof lead.value);
  const supporting = form.values.supportingUnitIds ?? [];
  return (
    <FormDialog title={`交办 ${named(issue)}`} act="交办" why={issue.can.dispatch} form={form} onAct={take} onClose={onClose}>
      <UnitField label="牵头单位" chosen={asChoice(suggestion)} {...lead} onChange={put} />
      <LeadHint suggestion={suggestion} value={lead.value} onChoose={put} />
      <SupportingUnits
        field={form.field('supportingUnitIds') as FieldOf<string[]>}
        except={lead.value}
        onChange={(units) => form.set({ supportingUnitIds: units as typeof supporting })}
      />
      <Deadline days={form.field('workingDays')} due={form.field('due')} put={form.set} />
      <DeadlinePreview issue={issue} workingDays={form.values.workingDays} due={form.values.due} />
    </FormDialog>
  );
}

/** 转办 */
export function TransferForm({ issue, onClose }: StepForm) {
  const form = useForm(issueContract.transfer.input, { id: issue.id, reason: '' }, { under });
  const { take } = useStep(issueContract.transfer, issue, '已转办，两个单位都收到通知');
  const lead = form.field('leadUnitId');
  return (
    <FormDialog title={`转办 ${named(issue)}`} act="转办" why={issue.can.transfer} form={form} onAct={take} onClose={onClose}>
      <UnitField
        label="转给"
        except={issue.leadUnitId ?? undefined}
        {...lead}
        onChange={(unit) => lead.onChange(unit as typeof lead.value)}
      />
      <Deadline days={form.field('workingDays')} due={form.field('due')} put={form.set} />
      <DeadlinePreview issue={issue} workingDays={form.values.workingDays} due={form.values.due} />
      <TextAreaField label="为什么转" rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

/** 协助单位: chosen one after the other, each can be taken off again. */
function SupportingUnits({
  field,
  except,
  onChange,
}: {
  field: FieldOf<string[]>;
  except: string | undefined;
  onChange: (units: string[]) => void;
}) {
  const [chosen, setChosen] = useState<Choice<string>[]>([]);
  const put = (next: Choice<string>[]) => {
    setChosen(next);
    onChange(next.map(({ value }) => value));
  };
  return (
    <div>
      <UnitField
        label="协助单位"
        optional
        name={field.name}
        error={field.error}
        except={except}
        value={undefined}
        onChange={() => undefined}
        onChosen={(choice) => choice && !chosen.some(({ value }) => value === choice.value) && put([...chosen, choice])}
      />
      {chosen.length > 0 && (
        <ul className="lines">
          {chosen.map(({ value, says }) => (
            <li key={value}>
              <span className="grow cut">{says}</span>
              <Button
                small
                kind="bare"
                icon="close"
                aria-label={`去掉 ${says}`}
                onClick={() => put(chosen.filter((one) => one.value !== value))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const usual = [1, 3, 5, 7, 10, 15, 20, 30];
const byDay = 'day';
const byRule = 'rule';
const choices = [
  { value: byRule, says: '按创卫办时限表' },
  ...usual.map((days) => ({ value: String(days), says: `${days} 个工作日` })),
  { value: byDay, says: '定到一天' },
];

/** 时限: as the office's table of limits has it, so many working days from today, or a day; the server says which day it is. */
export function Deadline({
  days,
  due,
  put,
}: {
  days: FieldOf<number | undefined>;
  due: FieldOf<string | undefined>;
  put: (change: { workingDays?: number | undefined; due?: string | undefined }) => void;
}) {
  const [named, setNamed] = useState(due.value !== undefined);
  return (
    <>
      <PickField
        label="时限"
        name={days.name}
        error={days.error}
        choices={choices}
        value={named ? byDay : days.value === undefined ? byRule : String(days.value)}
        onChange={(choice) => {
          const counted = choice !== undefined && choice !== byDay && choice !== byRule;
          setNamed(choice === byDay);
          put({ workingDays: counted ? Number(choice) : undefined, due: choice === byDay ? '' : undefined });
        }}
      />
      {named && <DayField label="到哪天" min={today()} {...due} />}
    </>
  );
}
