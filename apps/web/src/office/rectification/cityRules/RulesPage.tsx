import { type CityRulePart, type CityRules, cityRulesContract, issueSeverities } from '@weicheng/domain/rectification';
import { sayLimit } from '@weicheng/domain/standard';
import { type ReactNode, useState } from 'react';
import { momentSays } from '../../../shared/moments.ts';
import { Button, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import { useMatterChoices } from '../issue/matters.ts';
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
    if (own) return `${own.changedBy} ${momentSays(own.changedAt)}定`;
    return part === 'photoMark' ? '没有人开过' : '自带的，还没有核实';
  };
  const head = (part: CityRulePart) => ({
    sub: whose(part),
    action: (
      <span className="acts">
        {rules.own.some((one) => one.part === part) && (
          <Button small kind="bare" why={can['reset']} busy={reset.isPending} onClick={() => reset.mutate({ part })}>
            恢复自带的
          </Button>
        )}
        <Button small why={can['set']} onClick={() => setOpen(part)}>
          改
        </Button>
      </span>
    ),
  });
  const { rebound, recheck, dueSoon, selfRegister, photoMark } = rules;
  return (
    <Page title="整改规矩" sub="时限、督办、反弹、回头看按这里走；改了以后新交办的按新的">
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
      <Limits rules={rules} sub={whose('limits')} />
      {open === 'ladder' && <LadderForm rules={rules} onClose={close} />}
      {open !== null && open !== 'ladder' && <RuleForm part={open} rules={rules} onClose={close} />}
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

/** 时限表, the general row first. */
function Limits({ rules, sub }: { rules: CityRules; sub: string }) {
  const names = new Map(useMatterChoices().map(({ value, says }) => [value, says]));
  const about = (matter: string | null, severity: keyof typeof issueSeverities | null) =>
    [matter === null ? '' : (names.get(matter) ?? `大类 ${matter}`), severity && issueSeverities[severity]].filter(Boolean).join(' · ') ||
    '一般规定';
  return (
    <Section title="时限表" sub={sub}>
      <Rows
        rows={rules.limits.map(({ matter, severity, reaction, handling }) => [
          about(matter, severity),
          `${sayLimit(handling)}内整改`,
          `${sayLimit(reaction)}内签收`,
        ])}
      />
      <p className="sub">{`上班时间 ${rules.officeHours.sessions.map(({ from, to }) => `${from}—${to}`).join('、')}；整张时限表由接口 /api/rectification-rules/set 改。`}</p>
    </Section>
  );
}
