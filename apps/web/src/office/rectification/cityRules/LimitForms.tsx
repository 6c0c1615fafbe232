import { type CityRules, cityRulesContract, issueSeverities, limitsToKeep } from '@weicheng/domain/rectification';
import { type LimitRow, LimitSeverity, TimeUnit, timeUnits } from '@weicheng/domain/standard';
import { useState } from 'react';
import { SelectField } from '../../../shared/antd/index.ts';
import { useForm } from '../../../shared/form.ts';
import { Button, PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { useMatterClasses } from '../issue/matters.ts';

interface LimitFormProps {
  rules: CityRules;
  /** Not given: a new row. */
  row: LimitRow | undefined;
  onClose: () => void;
}

const all = 'all';
const units = TimeUnit.options.map((value) => ({ value, says: timeUnits[value] }));
const severities = [
  { value: all, says: '全部轻重' },
  ...LimitSeverity.options.map((value) => ({ value: value as string, says: issueSeverities[value] })),
];

const typed = (limit: LimitRow['handling'] | undefined) => ({
  count: limit ? String(limit.count) : '',
  unit: limit?.unit ?? ('workingDays' as TimeUnit),
});
const limitOf = ({ count, unit }: ReturnType<typeof typed>) => ({ count: count.trim() === '' ? Number.NaN : Number(count), unit });

const isOpen = (value: ReturnType<typeof typed>): boolean => !(limitOf(value).count > 0);

/** 时限表的一行: of which matter and severity, how soon acknowledged, how soon put right. Setting it confirms it. */
export function LimitForm({ rules, row, onClose }: LimitFormProps) {
  const form = useForm(cityRulesContract.set.input, {});
  const { mutateAsync } = useAct(cityRulesContract.set, { inForm: true, done: '已定，从现在起新交办的按这个走' });
  const [matter, setMatter] = useState(row?.matter ?? all);
  const [severity, setSeverity] = useState<string>(row?.severity ?? all);
  const [reaction, setReaction] = useState(typed(row?.reaction));
  const [handling, setHandling] = useState(typed(row?.handling));
  const matters = [{ value: all, says: '全部事项' }, ...useMatterClasses()];
  const whole = row !== undefined && row.matter === null && row.severity === null;
  const others = limitsToKeep(rules.limits.filter((one) => one !== row));
  const set = () =>
    mutateAsync({
      limits: [
        ...others,
        {
          matter: matter === all ? null : matter,
          severity: LimitSeverity.safeParse(severity).data ?? null,
          reaction: limitOf(reaction),
          handling: limitOf(handling),
          confirmed: true,
        },
      ].sort((a, b) => (a.matter ?? '').localeCompare(b.matter ?? '') || (a.severity ?? '').localeCompare(b.severity ?? '')),
    });
  const drop = async () => {
    await mutateAsync({ limits: others });
    onClose();
  };
  return (
    <FormDialog
      title={row ? '改一行时限' : '加一行时限'}
      act="定"
      form={form}
      why={isOpen(reaction) || isOpen(handling) ? '两个时限都填上数再定' : null}
      onAct={set}
      onClose={onClose}
    >
      {whole ? (
        <p className="sub">一般规定：没有另外写的，都按这一行。</p>
      ) : (
        <>
          <SelectField
            label="哪类问题"
            name="matter"
            error={undefined}
            choices={matters}
            value={matter}
            onChange={(value) => setMatter(value ?? all)}
          />
          <PickField
            label="轻重"
            name="severity"
            error={undefined}
            choices={severities}
            value={severity}
            onChange={(value) => setSeverity(value ?? all)}
          />
        </>
      )}
      <LimitFields says="签收" name="reaction" value={reaction} onChange={setReaction} />
      <LimitFields says="整改" name="handling" value={handling} onChange={setHandling} />
      <p className="sub">工作时、工作日只算上班的时间；紧急工作时、紧急工作日不分昼夜。已经交办的时限不动。</p>
      {row && !whole && (
        <p>
          <Button kind="bare" small onClick={() => void drop()}>
            删去这一行，按更一般的走
          </Button>
        </p>
      )}
    </FormDialog>
  );
}

interface LimitFieldsProps {
  says: string;
  name: string;
  value: ReturnType<typeof typed>;
  onChange: (value: ReturnType<typeof typed>) => void;
}

const LimitFields = ({ says, name, value, onChange }: LimitFieldsProps) => (
  <div className="field-pair">
    <TextField
      label={`多久内${says}`}
      name={name}
      inputMode="decimal"
      error={value.count.trim() !== '' && isOpen(value) ? '填一个大于 0 的数' : undefined}
      value={value.count}
      onChange={(count) => onChange({ ...value, count: count ?? '' })}
    />
    <PickField
      label="单位"
      name={`${name}-unit`}
      error={undefined}
      choices={units}
      value={value.unit}
      onChange={(unit) => onChange({ ...value, unit: unit ?? value.unit })}
    />
  </div>
);

const mostSessions = 3;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What is wrong with a moment of a session, where the session is used. */
const wrong = (text: string, other: string) => ((text + other).trim() === '' || clock.test(text.trim()) ? undefined : '写成 08:30 这样');

/** 上班时间: the sessions of a working day, in order; an empty one is left out. */
export function HoursForm({ rules, onClose }: { rules: CityRules; onClose: () => void }) {
  const form = useForm(cityRulesContract.set.input, {});
  const { mutateAsync } = useAct(cityRulesContract.set, { inForm: true, done: '已定，按工作时算的从现在起照这个走' });
  const [sessions, setSessions] = useState(() =>
    Array.from({ length: mostSessions }, (_, n) => rules.officeHours.sessions[n] ?? { from: '', to: '' }),
  );
  const put = (at: number, more: Partial<(typeof sessions)[number]>) =>
    setSessions((old) => old.map((one, n) => (n === at ? { ...one, ...more } : one)));
  const set = () =>
    mutateAsync({
      officeHours: { sessions: sessions.flatMap(({ from, to }) => (from.trim() ? [{ from: from.trim(), to: to.trim() }] : [])) },
    });
  return (
    <FormDialog
      title="定上班时间"
      act="定"
      form={form}
      why={sessions.some(({ from, to }) => wrong(from, to) ?? wrong(to, from)) ? '时刻写成 08:30 这样再定' : null}
      onAct={set}
      onClose={onClose}
    >
      {sessions.map(({ from, to }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sessions of a day stand in order
        <div className="field-pair" key={n}>
          <TextField
            label={`第 ${n + 1} 段从`}
            optional={n > 0}
            name={`from-${n}`}
            placeholder="08:30"
            error={wrong(from, to)}
            value={from}
            onChange={(text) => put(n, { from: text ?? '' })}
          />
          <TextField
            label="到"
            optional={n > 0}
            name={`to-${n}`}
            placeholder="12:00"
            error={wrong(to, from)}
            value={to}
            onChange={(text) => put(n, { to: text ?? '' })}
          />
        </div>
      ))}
      <p className="sub">休息日照“词典与日历”里的工作日历。紧急工作时不分昼夜，不看上班时间。</p>
    </FormDialog>
  );
}
