import { type ComparedEntry, compareEditions, editionContract, type Indicator, targetSays } from '@weicheng/domain/standard';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Empty, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import './edition.css';

const clean = ({ after, before }: ComparedEntry<unknown>) => before !== null && after.length === 1;

/** 两版对照: side by side, every entry of the earlier edition once, in its order, then what is new. */
export default function ComparePage() {
  const { at, set } = useAddress(['from', 'to', 'only']);
  const list = useVerb(editionContract.list, {});
  const editions = [
    ...new Map(
      (list.data?.rows ?? []).filter(({ state }) => state === 'shipped' || state === 'adopted').map((row) => [row.edition, row]),
    ).values(),
  ];
  const to = at.to ?? list.data?.cityEdition.edition ?? '';
  const from =
    at.from ??
    editions.find(({ edition }) => edition !== to && edition.includes('2010'))?.edition ??
    editions.find(({ edition }) => edition !== to)?.edition ??
    '';
  const read = useVerb(editionContract.compare, { from, to }, { enabled: from !== '' && to !== '', keep: true });
  const compared = useMemo(() => read.data && compareEditions(read.data.map, read.data.from, read.data.to), [read.data]);
  const choices = editions.map(({ edition, title }) => ({ value: edition, says: title }));
  const changedOnly = at.only === 'changed';
  const shown = <T,>(rows: readonly ComparedEntry<T>[]) => (changedOnly ? rows.filter((row) => !clean(row)) : rows);
  return (
    <Page
      title="两版对照"
      sub={read.data?.drawn ? '没有现成的对照，按键和名称对上的' : undefined}
      strip={
        <div className="filters">
          <PickFilter label="前一版" value={from || undefined} onChange={(next) => set({ from: next })} choices={choices} />
          <span className="faint">到</span>
          <PickFilter label="后一版" value={to || undefined} onChange={(next) => set({ to: next })} choices={choices} />
          <PickFilter
            label="全部"
            value={at.only}
            onChange={(only) => set({ only })}
            choices={[{ value: 'changed', says: '只看拆开、没有了和新增的' }]}
          />
        </div>
      }
    >
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data || !compared ? (
        <LoadingRows count={12} />
      ) : (
        <>
          <Section title="条款" sub={countsOf(compared.clauses)}>
            <Sides
              heads={[read.data.from.shortTitle, read.data.to.shortTitle]}
              rows={shown(compared.clauses)}
              say={({ number, title }) => `${number === null ? '' : `${number}　`}${title}`}
              link={(side, { key }) => `/standard/clauses/${key}?edition=${side === 0 ? from : to}`}
            />
          </Section>
          <Section title="指标" sub={countsOf(compared.indicators)}>
            <Sides
              heads={[read.data.from.shortTitle, read.data.to.shortTitle]}
              rows={shown(compared.indicators)}
              say={(indicator) => indicator.name}
              more={(indicator: Indicator) => targetSays(indicator)}
              link={(side, { clause }) => `/standard/clauses/${clause}?edition=${side === 0 ? from : to}`}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

function countsOf(rows: readonly ComparedEntry<unknown>[]): string {
  const gone = rows.filter(({ before, after }) => before !== null && after.length === 0).length;
  const split = rows.filter(({ before, after }) => before !== null && after.length > 1).length;
  const fresh = rows.filter(({ before }) => before === null).length;
  return `沿用 ${rows.length - gone - split - fresh} · 拆开 ${split} · 没有了 ${gone} · 新增 ${fresh}`;
}

interface SidesProps<T> {
  heads: readonly [string, string];
  rows: readonly ComparedEntry<T>[];
  say: (one: T) => string;
  more?: (one: T) => string;
  link: (side: 0 | 1, one: T) => string;
}

function Sides<T extends { key: string }>({ heads, rows, say, more, link }: SidesProps<T>) {
  if (rows.length === 0) return <Empty>两版都对得上，没有拆开、没有了或新增的。</Empty>;
  const cell = (side: 0 | 1, one: T) => (
    <div key={one.key}>
      <Link to={link(side, one)}>{say(one)}</Link>
      {more && <span className="sub">{more(one)}</span>}
    </div>
  );
  return (
    <table className="sides">
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.before?.key ?? `new-${row.after[0]?.key}`}>
            <td>{row.before ? cell(0, row.before) : <span className="faint">新增</span>}</td>
            <td>{row.after.length > 0 ? row.after.map((one) => cell(1, one)) : <span className="gone">没有了</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
