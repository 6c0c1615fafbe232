import { type CityRulePart, type CityRules, cityRulesContract, issueSeverities } from '@weicheng/domain/rectification';
import { type LimitRow, sayLimit } from '@weicheng/domain/standard';
import { type ReactNode, useState } from 'react';
import { momentSays } from '../../../shared/moments.ts';
import { Button, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import { useMatterClasses } from '../issue/matters.ts';
import './cityRules.css';
import { HoursForm, LimitForm } from './LimitForms.tsx';
import { LadderForm, RuleForm } from './RuleForms.tsx';

/** 整改规矩: limits, ladder, rebound, recheck as they are in force, and whose they are; the office of the city sets them. */
export default function RulesPage() {
  const read = useVerb(cityRulesContract.read, {});
  const [open, setOpen] = useState<CityRulePart | null>(null);
  const reset = useAct(cityRulesContract.reset, { done: '恢复了自带的' });
  const { data } = read;
  if (!data)
    return (
      <Page title="整改规矩">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { rules, can } = data;
  const close = () => setOpen(null);
  const whose = (part: CityRulePart) => {
    const own = rules.own.find((one) => one.part === part);
    if (own) return `${own.changedBy} ${momentSays(own.changedAt)}定，从那时起算`;
    return part === 'photoMark' ? '没有人开过' : '自带的，还没有核实';
  };
  const head = (part: CityRulePart, act = '改') => ({
    sub: whose(part),
    action: (
      <span className="acts">
        {rules.own.some((one) => one.part === part) && (
          <Button small kind="bare" why={can['reset']} busy={reset.isPending} onClick={() => reset.mutate({ part })}>
            恢复自带的
          </Button>
        )}
        <Button small why={can['set']} onClick={() => setOpen(part)}>
          {act}
        </Button>
      </span>
    ),
  });
  const { rebound, recheck, dueSoon, selfRegister, photoMark } = rules;
  return (
    <Page title="整改规矩" sub="改了就用：新交办的按新时限，已经交办的时限不动；督办还没走的级按新的">
      <Limits rules={rules} head={head('limits', '加一行')} why={can['set'] ?? null} adding={open === 'limits'} onClose={close} />
      <Section title="上班时间" {...head('officeHours')}>
        <p>{`${rules.officeHours.sessions.map(({ from, to }) => `${from}—${to}`).join('、')}。工作时、工作日只算这些时间，紧急工作时、紧急工作日不分昼夜。`}</p>
      </Section>
      <Section title="督办阶梯" {...head('ladder')}>
        <Rows
          rows={rules.ladder.map(({ name, to, workingDays }) => [
            name,
            workingDays === 0 ? '到期当天' : `到期后 ${workingDays} 个工作日`,
            to,
          ])}
        />
      </Section>
      <Section title="反弹" {...head('rebound')}>
        <p>{`同类问题，同一地点或相距 ${rebound.metres} 米以内，销号后 ${rebound.days} 天以内又有，算反弹。`}</p>
      </Section>
      <Section title="回头看抽查" {...head('recheck')}>
        <p>{`从销号的里抽 ${Math.round(recheck.share * 1000) / 10}%，至少 ${recheck.least} 件。`}</p>
      </Section>
      <Section title="快到期" {...head('dueSoon')}>
        <p>{`按日的时限剩 ${dueSoon.days} 个工作日、按时的剩 ${dueSoon.hours} 个工作时以内，算快到期。`}</p>
      </Section>
      <Section title="自己登记" {...head('selfRegister')}>
        <p>{`超期的任务${selfRegister.tasks ? '自动登记成问题，一项一个' : '不登记成问题'}。模拟评估的检查发现，在结束评估时定要不要登记。`}</p>
      </Section>
      <Section title="照片标记" {...head('photoMark')}>
        <p>{photoMark.on ? '照片下角画上收到的时间和登记的地点，公文里的也画。原件不动。' : '照片上不画字。'}</p>
      </Section>
      {open === 'ladder' && <LadderForm rules={rules} onClose={close} />}
      {open === 'officeHours' && <HoursForm rules={rules} onClose={close} />}
      {open !== null && open !== 'ladder' && open !== 'officeHours' && open !== 'limits' && (
        <RuleForm part={open} rules={rules} onClose={close} />
      )}
    </Page>
  );
}

const Rows = ({ rows }: { rows: readonly (readonly ReactNode[])[] }) => (
  <ul className="lines">
    {rows.map(([name, when, to], i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are as the rules have them
      <li key={i}>
        <b>{name}</b>
        <span className="grow">{when}</span>
        <span className="sub">{to}</span>
      </li>
    ))}
  </ul>
);

interface LimitsProps {
  rules: CityRules;
  head: { sub: string; action: ReactNode };
  /** Why it cannot be changed. */
  why: string | null;
  adding: boolean;
  onClose: () => void;
}

/** 时限表: each row with where it comes from, the general one first; who may change it opens a row. */
function Limits({ rules, head, why, adding, onClose }: LimitsProps) {
  const [row, setRow] = useState<LimitRow | null>(null);
  const names = new Map(useMatterClasses().map(({ value, says }) => [value, says]));
  const sources = new Map(rules.sources.map(({ key, title }) => [key, title]));
  const about = ({ matter, severity }: LimitRow) =>
    [matter === null ? '' : (names.get(matter) ?? `事项 ${matter}`), severity && issueSeverities[severity]].filter(Boolean).join(' · ') ||
    '一般规定';
  const close = () => {
    setRow(null);
    onClose();
  };
  return (
    <Section title="时限表" sub={`${rules.owner} ${rules.edition} 版 · ${head.sub}`} action={head.action}>
      <ul className="lines limit-rows">
        {rules.limits.map((limit) => (
          <li key={`${limit.matter} ${limit.severity}`}>
            <b>{about(limit)}</b>
            <span className="grow">{`${sayLimit(limit.reaction)}内签收，${sayLimit(limit.handling)}内整改`}</span>
            <span className={limit.verification === 'unverified' ? 'state soon' : 'sub'} title={sources.get(limit.source)}>
              {limit.verification === 'unverified' ? '还没有核实' : limit.source === 'city' ? '本市定的' : '见于外地公开的标准'}
            </span>
            <Button small kind="bare" aria-label={`改${about(limit)}的时限`} why={why} onClick={() => setRow(limit)}>
              改
            </Button>
          </li>
        ))}
      </ul>
      {(adding || row) && <LimitForm rules={rules} row={row ?? undefined} onClose={close} />}
    </Section>
  );
}
