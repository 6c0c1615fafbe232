import { type MockAssessmentRow, type MockScores, mockAssessmentContract } from '@weicheng/domain/standard';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty, ErrorState, Icon, LoadingRows, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { scoreSays } from './says.tsx';

/** 得分: every figure opens into the figures it is made of, down to the sheets. */
export function Scores({ assessment: { id, sheets, finishedSheets } }: { assessment: MockAssessmentRow }) {
  const read = useVerb(mockAssessmentContract.scores, { id });
  if (read.error && !read.data) return <ErrorState failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingRows />;
  const { whole, parts, kinds, areas, subdistricts, vetoes } = read.data;
  if (kinds.length === 0 && areas.every(({ documents }) => documents === null))
    return <Empty action={<Link to="?tab=draws">抽点位</Link>}>还没有打分表，没有得分。先抽点位。</Empty>;
  return (
    <>
      {whole && <Whole whole={whole} sheets={sheets} finished={finishedSheets} />}
      {vetoes.length > 0 && (
        <Section title="一票否决" sub={`${vetoes.length} 处，不进平均分`}>
          <ul className="plain-rows">
            {vetoes.map(({ sheetId, name, group }) => (
              <li key={`${sheetId}-${group}`}>
                <Link className="grow" to={`/standard/mock-assessments/sheets/${sheetId}`}>
                  {name}
                </Link>
                <span className="mock-hurts">{group}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="按评分表" sub="部分得分 = 各类均分的平均 × 分值 ÷ 100">
        {parts.map((part) => (
          <Part key={part.key} part={part} />
        ))}
      </Section>
      <Means
        title="按点位类别"
        says="均分 = 填完的打分表标化分的平均"
        rows={kinds.map(({ placeKind, kindName, ...row }) => ({
          ...row,
          key: placeKind,
          name: kindName,
          to: `?tab=sheets&kind=${placeKind}`,
          note: [row.vetoes > 0 ? `一票否决 ${row.vetoes} 处` : '', row.failedKeys > 0 ? `关键项没过 ${row.failedKeys} 处` : '']
            .filter(Boolean)
            .join('，'),
        }))}
      />
      <Means
        title="按街道"
        says="均分 = 街道里填完的打分表标化分的平均"
        rows={subdistricts.map((row) => ({ ...row, key: row.subdistrictId, to: `?tab=sheets&subdistrict=${row.subdistrictId}`, note: '' }))}
      />
      <Section title="按标准的方面" sub="得分率 = 现场各项实得 ÷ 应得 × 100；资料表另列">
        <table className="mock-table">
          <thead>
            <tr>
              <th>方面</th>
              <th className="right">实得</th>
              <th className="right">应得</th>
              <th className="right">得分率</th>
              <th className="right">资料表</th>
            </tr>
          </thead>
          <tbody>
            {areas.map(({ area, name, won, due, rate, documents }) => (
              <tr key={area}>
                <td>{name}</td>
                <td className="right">{due > 0 ? scoreSays(won) : ''}</td>
                <td className="right">{due > 0 ? scoreSays(due) : ''}</td>
                <td className="right">{rate === null ? <span className="faint">未打分</span> : <b>{scoreSays(rate)}</b>}</td>
                <td className="right">{documents === null ? <span className="faint">未打分</span> : scoreSays(documents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}

function Whole({ whole, sheets, finished }: { whole: NonNullable<MockScores['whole']>; sheets: number; finished: number }) {
  const { won, of, atMost, total, passLine } = whole;
  const figures: { says: string; figure: string; beside: ReactNode }[] = [
    { says: '现在得分', figure: scoreSays(won), beside: `已打分的部分满分 ${scoreSays(of)}，总分 ${total}` },
    { says: '合格线', figure: String(passLine), beside: won >= passLine ? '已过' : `还差 ${scoreSays(passLine - won)}` },
    { says: '最多能到', figure: scoreSays(atMost), beside: '没有打分的都拿满' },
    {
      says: '填完的打分表',
      figure: String(finished),
      beside: finished === sheets ? `共 ${sheets} 张，都填完了` : <Link to="?tab=sheets&state=open">共 {sheets} 张，看没有填完的</Link>,
    },
  ];
  return (
    <dl className="mock-figures">
      {figures.map(({ says, figure, beside }) => (
        <div key={says}>
          <dt>{says}</dt>
          <dd>
            <b>{figure}</b>
            <span className="sub">{beside}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** 评分表的一部分, opening into the means it is reckoned from. */
function Part({ part: { name, points, won, kinds } }: { part: MockScores['parts'][number] }) {
  const means = kinds.map(({ mean }) => scoreSays(mean));
  return (
    <details className="mock-part">
      <summary>
        <Icon name="right" />
        <span className="grow">{name}</span>
        {won === null ? <span className="faint">未打分</span> : <b>{scoreSays(won)}</b>}
        <span className="sub">/ {points}</span>
      </summary>
      {won === null ? (
        <p className="sub">没有填完的打分表打到这一部分。</p>
      ) : (
        <>
          <p className="sub">
            {means.length > 1 ? `（${means.join(' + ')}）÷ ${means.length}` : means[0]} × {points} ÷ 100 = {scoreSays(won)}
          </p>
          <ul className="plain-rows">
            {kinds.map(({ placeKind, kindName, places, mean }) => (
              <li key={placeKind}>
                <Link className="grow" to={`?tab=sheets&kind=${placeKind}&state=finished`}>
                  {kindName}
                </Link>
                <span className="sub">{places} 处的平均</span>
                <b>{scoreSays(mean)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

interface MeanRow {
  key: string;
  name: string;
  to: string;
  note: string;
  sheets: number;
  scored: number;
  mean: number | null;
}

/** 均分, lowest first: what hurts stands on top. */
function Means({ title, says, rows }: { title: string; says: string; rows: MeanRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} sub={says}>
      <table className="mock-table">
        <thead>
          <tr>
            <th>{title.slice(1)}</th>
            <th className="wide-only" />
            <th className="right">填完的打分表</th>
            <th className="right">均分</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .toSorted((a, b) => (a.mean ?? 101) - (b.mean ?? 101))
            .map(({ key, name, to, note, sheets, scored, mean }) => (
              <tr key={key}>
                <td>
                  <Link to={to}>{name}</Link>
                </td>
                <td className="wide-only mock-hurts">{note}</td>
                <td className="right">
                  {scored} / {sheets}
                </td>
                <td className="right">{mean === null ? <span className="faint">未打分</span> : <b>{scoreSays(mean)}</b>}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  );
}
