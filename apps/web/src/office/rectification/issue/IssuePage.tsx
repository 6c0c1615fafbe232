import {
  type IssueDetail,
  type IssueId,
  type IssueLink,
  type IssueSubmission,
  issueContract,
  issueSeverities,
  issueSources,
} from '@weicheng/domain/rectification';
import { Link, useParams } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { momentSays, nowSays } from '../../../shared/moments.ts';
import { Button, Empty, ErrorState, Facts, LoadingRows, Moment, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import '../../organization/organization.css';
import '../../plan/plan.css';
import { PapersOfIssue } from '../paper/PapersOfIssue.tsx';
import { IssuePhotos } from '../photo/index.ts';
import { EscalationSays } from './EscalationSays.tsx';
import { IssueClockSays } from './IssueClockSays.tsx';
import { IssueHistory } from './IssueHistory.tsx';
import { Loop } from './Loop.tsx';
import './issue.css';
import { SweepActs } from '../sweep/SweepActs.tsx';
import { StepButtons } from './StepButtons.tsx';
import { IssueStateSays } from './states.tsx';

/** 一个问题: what it is and where, who owes it until when, what was answered, its whole life; what may be done stands at the foot. */
export default function IssuePage() {
  const { id = '' } = useParams();
  const read = useVerb(issueContract.read, { id: id as IssueId });
  const { data } = read;
  if (!data)
    return (
      <Page title="问题">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { issue, submissions, photos, links, history, escalation, earlier, origin } = data;
  return (
    <Page
      title={issue.title}
      sub={`${issue.number} 号`}
      actions={
        <>
          <SweepActs issue={issue} />
          <Button className="issue-print" icon="print" aria-label="打印" kind="bare" onClick={() => window.print()} />
        </>
      }
    >
      <div className="task-head">
        <IssueStateSays state={issue.state} />
        <IssueClockSays issue={issue} />
        {issue.timing?.reactionLate && <span className="sub">签收迟了（{issue.timing.reactionSays}）</span>}
        {issue.severity === 'urgent' && <b>{issueSeverities[issue.severity]}</b>}
        {issue.reopenings > 0 && <span className="state rebound">反弹 {issue.reopenings} 次</span>}
        {issue.returns > 0 && <span className="sub">退回 {issue.returns} 次</span>}
      </div>
      <p className="paper-only sub">{`${issue.number} 号问题，${nowSays()} 打印`}</p>
      <Rebounds links={links} />
      <Loop issue={issue} />
      <div className="task-record issue-record">
        <div>
          <Section title="情况">
            {issue.text && <p className="task-words">{issue.text}</p>}
            <About issue={issue} origin={origin} />
          </Section>
          <IssuePhotos issue={issue} photos={photos} />
          <Section title="整改反馈" sub={submissions.length > 0 ? `${submissions.length} 次` : ''}>
            {submissions.length > 0 ? <Submissions submissions={submissions} /> : <Empty>单位还没有反馈。</Empty>}
          </Section>
          <EscalationSays issueId={issue.id} {...escalation} />
          <PapersOfIssue issueId={issue.id} />
          {links.length > 0 && <Links links={links} />}
        </div>
        <div>
          <Section title="经过">
            <IssueHistory issue={issue} history={history} earlier={earlier} />
          </Section>
        </div>
      </div>
      <StepButtons issue={issue} />
    </Page>
  );
}

function About({ issue, origin }: { issue: IssueDetail; origin: Output<typeof issueContract.read>['origin'] }) {
  const { due, deadlineRule, extension, shelving } = issue;
  return (
    <Lines
      inline
      lines={[
        ['地点', [issue.place, issue.areaUnitName].filter(Boolean).join(' · ') || '没有写'],
        issue.location !== null && ['坐标', `东经 ${issue.location.longitude}，北纬 ${issue.location.latitude}`],
        ['类别', issue.matterName ? `${issue.matterName}（${issue.matter}）` : '没有归类'],
        ['牵头单位', issue.leadUnitName ?? '还没有交办'],
        issue.supportingUnits.length > 0 && ['协助单位', issue.supportingUnits.map(({ name }) => name).join('、')],
        due !== null && ['时限', deadlineRule ? `${due}（${deadlineRule.says}）` : due],
        extension !== null && ['延期申请', `${extension.askedBy}申请延到 ${extension.until}：${extension.reason}`],
        shelving !== null && ['挂账方案', `${shelving.plan}（到 ${shelving.until}）`],
        ['轻重', issueSeverities[issue.severity]],
        ['来源', [issueSources[issue.source], issue.sourceNumber].filter(Boolean).join(' · ')],
        origin !== null && [
          '由来',
          <Link key="origin" to={origin.link}>
            {origin.says}
          </Link>,
        ],
        [
          '登记',
          <span key="registered">
            {[issue.registrarUnitName, issue.registeredBy].filter(Boolean).join(' · ')} · <Moment at={issue.registeredAt} />
          </span>,
        ],
        issue.disputedAt !== null && ['反映没改好', momentSays(issue.disputedAt)],
      ]}
    />
  );
}

const Submissions = ({ submissions }: { submissions: readonly IssueSubmission[] }) => (
  <Facts
    label="整改反馈"
    lines={submissions.toReversed().map(({ id, at, unitName, by, text, doneOn, doneBy }) => ({
      id,
      at,
      says: `${doneOn} 完成`,
      actor: [unitName, doneBy === by ? by : `${doneBy}（${by}报）`].join(' · '),
      words: text,
    }))}
  />
);

const linkSays: Readonly<Record<IssueLink['kind'], string>> = {
  mergedInto: '并到',
  absorbed: '并进来',
  reboundOf: '以前出过',
  rebound: '后来又出',
  sweptFrom: '由它举一反三发现',
  sweptOut: '举一反三发现',
};

const reboundWords = ({ metres, days }: { metres: number | null; days: number }) =>
  `${!metres ? '同一地点' : `相距 ${metres} 米`}，销号 ${days} 天后`;

/** 反弹, for whoever verifies: this place had it before. */
function Rebounds({ links }: { links: readonly IssueLink[] }) {
  const before = links.filter(({ kind }) => kind === 'reboundOf');
  const [latest] = before;
  if (!latest || latest.days === null) return null;
  return (
    <p className="sub">
      <span className="state rebound">第 {before.length} 次反弹</span> 上一次是 <Link to={`/issues/${latest.id}`}>{latest.number} 号</Link>
      ，{reboundWords({ metres: latest.metres, days: latest.days })}又出现
    </p>
  );
}

const Links = ({ links }: { links: readonly IssueLink[] }) => (
  <Section title="关联的问题" sub={`${links.length} 个`}>
    <ul className="lines">
      {links.map(({ kind, id, number, title, state, metres, days }) => (
        <li key={`${kind} ${id}`}>
          <span className="sub">{linkSays[kind]}</span>
          <Link className="grow cut" to={`/issues/${id}`}>
            {number} 号 {title}
          </Link>
          {days !== null && <span className="sub">{reboundWords({ metres, days })}</span>}
          <IssueStateSays state={state} />
        </li>
      ))}
    </ul>
  </Section>
);
