import { type FieldError, kernelProblems } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { NewShortfall, type ShortfallProposal, shortfallContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { errorOf, fieldsOf, useForm } from '../../../shared/form.ts';
import { DayField, Dialog, ErrorState, LoadingRows, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';
import '../../organization/organization.css';
import './shortfall.css';

/** 列入攻坚: what is proposed of each indicator, to be changed before it is issued; one under way is shown instead of made again. */
export function StartShortfall({ indicators, onClose }: { indicators: readonly string[]; onClose: () => void }) {
  const asked = useVerb(shortfallContract.propose, { indicators: indicators.join(',') }, { staleTime: 0 });
  if (asked.data && !asked.isFetching) return <Proposals proposals={asked.data.proposals} onClose={onClose} />;
  return (
    <Dialog open title="列入攻坚" onClose={onClose} wide>
      {asked.error && !asked.data ? <ErrorState failure={asked.error} onRetry={() => void asked.refetch()} /> : <LoadingRows count={4} />}
    </Dialog>
  );
}

type Item = z.input<typeof NewShortfall>;
const Wish = z.object({ items: z.array(z.unknown()).min(1, '没有可以列入攻坚的指标') });

function Proposals({ proposals, onClose }: { proposals: readonly ShortfallProposal[]; onClose: () => void }) {
  const open = proposals.filter((one) => one.refusal === null);
  const [items, setItems] = useState<Partial<Item>[]>(() =>
    open.map(({ indicator, title, text, due, leadUnitId }) => ({ indicator, title, text, due, ...(leadUnitId ? { leadUnitId } : {}) })),
  );
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const form = useForm(Wish, { items });
  const start = useAct(shortfallContract.start, { inForm: true, done: ({ rows }) => `下达了 ${rows.length} 件攻坚任务，并通知了牵头单位` });
  const change = (at: number, next: Partial<Item>) => {
    setItems((old) => old.map((item, i) => (i === at ? { ...item, ...next } : item)));
    form.set({ items });
  };
  const show = (wrong: readonly FieldError[]) => {
    setErrors(Object.fromEntries(wrong.toReversed().map(({ path, message }) => [path, message])));
    return kernelProblems.invalid({ fields: [...wrong] }); // each is said under its field
  };
  const act = async () => {
    const wrong: FieldError[] = [];
    const read = items.flatMap((item, i) => {
      const checked = NewShortfall.safeParse(item);
      if (checked.success) return [checked.data];
      wrong.push(...checked.error.issues.map((issue) => ({ ...errorOf(issue, item), path: `items.${i}.${String(issue.path[0])}` })));
      return [];
    });
    if (wrong.length > 0) throw show(wrong);
    try {
      await start.mutateAsync({ items: read });
    } catch (failure) {
      const refused = fieldsOf(problemOf(failure));
      throw refused.length > 0 ? show(refused) : failure;
    }
  };
  return (
    <FormDialog
      title={open.length > 1 ? `列入攻坚 ${open.length} 项` : '列入攻坚'}
      act="下达攻坚任务"
      form={form}
      why={open.length === 0 ? '选的指标都不用再列。' : null}
      onAct={act}
      onClose={onClose}
      wide
    >
      {proposals.flatMap(({ indicator, name, refusal, taskId }) =>
        refusal === null
          ? []
          : [
              <p key={indicator}>
                {refusal}
                {taskId && (
                  <>
                    {' '}
                    <Link to={`/plan/tasks/${taskId}`}>打开 {name} 的任务</Link>
                  </>
                )}
              </p>,
            ],
      )}
      {open.map((proposal, i) => (
        <OneShortfall
          key={proposal.indicator}
          proposal={proposal}
          item={items[i] ?? {}}
          errorOf={(field) => errors[`items.${i}.${field}`]}
          alone={open.length === 1}
          onChange={(next) => change(i, next)}
        />
      ))}
    </FormDialog>
  );
}

interface OneShortfallProps {
  proposal: ShortfallProposal;
  item: Partial<Item>;
  errorOf: (field: keyof Item) => string | undefined;
  alone: boolean;
  onChange: (next: Partial<Item>) => void;
}

function OneShortfall({ proposal, item, errorOf, alone, onChange }: OneShortfallProps) {
  const { indicator, name, reason, unconfirmed, leadUnitId, leadUnitName } = proposal;
  const field = <K extends keyof Item & string>(key: K) => ({
    name: `${indicator}-${key}`,
    value: item[key],
    error: errorOf(key),
    onChange: (value: Item[K] | undefined) => onChange({ [key]: value } as Partial<Item>),
  });
  const text = <TextAreaField label="任务内容" rows={4} {...field('text')} />;
  return (
    <fieldset className="one-shortfall">
      <legend>
        {indicator} {name}
        {unconfirmed && <span className="unconfirmed">待核</span>}
      </legend>
      <p className="sub">{reason}</p>
      <TextField label="任务名称" maxLength={80} {...field('title')} />
      <div className="one-shortfall-pair">
        <UnitField
          label="牵头单位"
          chosen={leadUnitId && leadUnitName ? { value: leadUnitId, says: leadUnitName } : undefined}
          {...field('leadUnitId')}
          onChange={(value) => onChange({ leadUnitId: value as UnitId | undefined } as Partial<Item>)}
        />
        <DayField
          label="时限"
          {...field('due')}
          onChange={(value) => onChange({ due: value as Item['due'] | undefined } as Partial<Item>)}
        />
      </div>
      {alone ? (
        text
      ) : (
        <details>
          <summary>任务内容</summary>
          {text}
        </details>
      )}
    </fieldset>
  );
}
