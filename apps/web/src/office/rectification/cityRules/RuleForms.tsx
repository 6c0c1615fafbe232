import { type CityRulePart, type CityRules, cityRulesContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { CheckField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

interface RuleFormProps {
  rules: CityRules;
  onClose: () => void;
}

const useSet = () => useAct(cityRulesContract.set, { inForm: true, done: '已定，新的按这个走' });

/** Figures as they are typed; what is no number is said beside it, the rest by the verb's own check. */
function useFigures(start: Readonly<Record<string, number>>) {
  const [typed, setTyped] = useState(() => Object.fromEntries(Object.entries(start).map(([name, value]) => [name, String(value)])));
  return {
    field: (name: string) => ({
      name,
      error: typed[name]?.trim() && Number.isFinite(Number(typed[name])) ? undefined : '填一个数',
      inputMode: 'decimal' as const,
      value: typed[name] ?? '',
      onChange: (text: string | undefined) => setTyped((old) => ({ ...old, [name]: text ?? '' })),
    }),
    figure: (name: string) => (typed[name]?.trim() ? Number(typed[name]) : Number.NaN),
  };
}

/** 督办阶梯: how many working days after the due day each step comes. */
export function LadderForm({ rules: { ladder }, onClose }: RuleFormProps) {
  const form = useForm(cityRulesContract.set.input, {});
  const { mutateAsync } = useSet();
  const { field, figure } = useFigures(Object.fromEntries(ladder.map(({ key, workingDays }) => [key, workingDays])));
  const act = () => mutateAsync({ ladder: ladder.map(({ key, name, to }) => ({ key, name, to, workingDays: figure(key) })) });
  return (
    <FormDialog title="定督办阶梯" act="定" form={form} onAct={act} onClose={onClose}>
      {ladder.map(({ key, name, to }) => (
        <TextField key={key} label={`${name}，到期后几个工作日`} hint={to} {...field(key)} />
      ))}
    </FormDialog>
  );
}

/** The parts that are a figure or two. */
export function RuleForm({ part, rules, onClose }: RuleFormProps & { part: Exclude<CityRulePart, 'ladder' | 'limits' | 'officeHours'> }) {
  const { rebound, recheck, dueSoon } = rules;
  const form = useForm(cityRulesContract.set.input, { selfRegister: rules.selfRegister, photoMark: rules.photoMark });
  const { mutateAsync } = useSet();
  const { field, figure } = useFigures({
    metres: rebound.metres,
    within: rebound.days,
    percent: Math.round(recheck.share * 1000) / 10,
    least: recheck.least,
    days: dueSoon.days,
    hours: dueSoon.hours,
  });
  const register = form.values.selfRegister ?? rules.selfRegister;
  const mark = form.values.photoMark ?? rules.photoMark;
  const wish = () => {
    if (part === 'rebound') return { rebound: { metres: figure('metres'), days: figure('within') } };
    if (part === 'recheck') return { recheck: { share: figure('percent') / 100, least: figure('least') } };
    if (part === 'dueSoon') return { dueSoon: { days: figure('days'), hours: figure('hours') } };
    if (part === 'photoMark') return { photoMark: mark };
    return { selfRegister: register };
  };
  const titles = {
    rebound: '定反弹',
    recheck: '定回头看抽查',
    dueSoon: '定快到期',
    selfRegister: '定自己登记',
    photoMark: '定照片标记',
  };
  return (
    <FormDialog title={titles[part]} act="定" form={form} onAct={() => mutateAsync(wish())} onClose={onClose}>
      {part === 'rebound' && (
        <>
          <TextField label="相距多少米以内" {...field('metres')} />
          <TextField label="销号后多少天以内" {...field('within')} />
        </>
      )}
      {part === 'recheck' && (
        <>
          <TextField label="抽百分之几" {...field('percent')} />
          <TextField label="至少几件" {...field('least')} />
        </>
      )}
      {part === 'dueSoon' && (
        <>
          <TextField label="剩几个工作日" {...field('days')} />
          <TextField label="剩几个工作时" {...field('hours')} />
        </>
      )}
      {part === 'photoMark' && (
        <CheckField
          label="在照片下角画上时间和地点"
          name="on"
          hint="时间是收到的时间，地点照登记写的；只画在给人看的照片和公文里，原件不动。"
          error={undefined}
          value={mark.on}
          onChange={(on) => form.set({ photoMark: { on: on ?? false } })}
        />
      )}
      {part === 'selfRegister' && (
        <>
          <CheckField
            label="超期的任务登记成问题"
            name="tasks"
            error={undefined}
            value={register.tasks}
            onChange={(tasks) => form.set({ selfRegister: { tasks: tasks ?? false } })}
          />
        </>
      )}
    </FormDialog>
  );
}
