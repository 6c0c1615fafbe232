import { type Edition, editionContract } from '@weicheng/domain/standard';
import { Suspense, use, useState } from 'react';
import { Link } from 'react-router';
import { Button, ErrorState, Icon, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { ClauseSections, maySee } from '../../chapter.ts';
import { useSignedIn } from '../../session.ts';
import { ClauseFindings } from './ClauseFindings.tsx';
import { ClauseIndicators } from './ClauseIndicators.tsx';
import { ConfirmForm, type ToConfirm } from './ConfirmForm.tsx';
import { numberSays } from './says.ts';
import { Verified } from './Verified.tsx';

/** 一个条款在一页上: its text, its indicators, what is checked on site, and what the other chapters have on it. */
export function ClauseView({ edition, clause }: { edition: string; clause: string }) {
  const read = useVerb(editionContract.clause, { edition, clause });
  const sections = use(ClauseSections);
  const { permissions } = useSignedIn();
  const [confirming, setConfirming] = useState<ToConfirm | null>(null);
  if (read.error && !read.data) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingRows count={8} />;
  const { view, checkItems, keys, kin } = read.data;
  const standing = view.edition.clauses.find(({ key }) => key === clause);
  if (!standing) return null;
  const saidOf = (entry: string) => view.confirmations.find((one) => one.entry === entry);
  const indicators = view.edition.indicators.filter((one) => one.clause === clause);
  const own = `clause:${clause}`;
  const why = view.can.confirm;
  return (
    <article className="unit-view">
      <Link className="back" to={`/standard/clauses${location.search}`}>
        <Icon name="left" />
        条款目录
      </Link>
      <p className="faint">{areaOf(view.edition, standing.area)}</p>
      <header className="view-head">
        <h2 className="unit-name">{standing.title}</h2>
        <span className="sub">{numberSays(standing) || '官方编号待核实'}</span>
        <Verified verification={standing.verification} confirmation={saidOf(own)} />
        <span className="grow" />
        {standing.verification !== 'seen' && (
          <Button
            small
            why={why}
            onClick={() =>
              setConfirming({ file: edition, entry: own, name: standing.title, target: null, unit: '', officialNumber: standing.number })
            }
          >
            {saidOf(own) ? '重新核实' : '核实'}
          </Button>
        )}
      </header>
      <p className="clause-text">{standing.text}</p>
      <p className="faint">
        {view.version === null && '这是我们的话，不是标准原文。'}出处：
        {view.edition.sources.find(({ key }) => key === standing.source)?.title}。
      </p>
      <Section title="数据评价指标" sub={indicators.length > 0 ? `${indicators.length} 项` : ''}>
        {indicators.length > 0 ? (
          <ClauseIndicators
            edition={view.edition}
            indicators={indicators}
            saidOf={saidOf}
            why={why}
            onConfirm={setConfirming}
            judged={view.inForce && permissions.includes('reading.read')}
          />
        ) : (
          <p className="sub">这一条没有上报的数，看现场和材料。</p>
        )}
      </Section>
      {view.inForce &&
        sections
          .filter((section) => maySee(section, permissions))
          .map(({ key, Section: Part }) => (
            <Suspense key={key} fallback={null}>
              <Part keys={keys} />
            </Suspense>
          ))}
      {view.inForce && permissions.includes('mockAssessment.read') && <ClauseFindings keys={keys} />}
      {checkItems.length > 0 && (
        <Section title="现场看什么" sub={`${checkItems.length} 个检查项`}>
          <CheckItems items={checkItems} />
        </Section>
      )}
      {kin.length > 0 && (
        <Section title="在别的版里">
          <ul className="plain-rows">
            {kin.map((one) => (
              <li key={`${one.edition}/${one.clause}`}>
                <span className="faint">{one.later ? '后来是' : '从前是'}</span>
                <Link className="grow cut" to={`/standard/clauses/${one.clause}?edition=${one.edition}`}>
                  {one.title}
                </Link>
                <span className="faint cut">{one.editionTitle}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {confirming && <ConfirmForm fact={confirming} onClose={() => setConfirming(null)} />}
    </article>
  );
}

const areaOf = ({ areas }: Edition, key: string): string => {
  const area = areas.find((one) => one.key === key);
  return area ? `第 ${area.number} 方面 ${area.name}` : '';
};

type Items = readonly { checklist: string; checklistName: string; key: string; text: string; points: number; keyItem: boolean }[];

/** By checklist, each item with its points; ※ is a key item. */
function CheckItems({ items }: { items: Items }) {
  const lists = [...Map.groupBy(items, ({ checklistName }) => checklistName)];
  return lists.map(([name, own]) => (
    <div key={name} className="check-list">
      <h4 className="label">{name}</h4>
      <ul className="plain-rows">
        {own.map(({ key, text, points, keyItem }) => (
          <li key={key}>
            <span className="grow">
              {text}
              {keyItem && <em className="tag">关键项</em>}
            </span>
            <span className="faint">{points} 分</span>
          </li>
        ))}
      </ul>
    </div>
  ));
}
