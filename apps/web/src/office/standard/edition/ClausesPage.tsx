import { type ClauseHit, type Edition, editionContract, searchEdition } from '@weicheng/domain/standard';
import { useMemo, useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Button, Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { usePhone } from '../../organization/parts/usePhone.ts';
import '../../organization/organization.css';
import { ClauseView } from './ClauseView.tsx';
import './edition.css';

/** 条款: the tree of the edition in force (or another), and one clause beside it. */
export default function ClausesPage() {
  const { clause } = useParams();
  const { at, set } = useAddress(['edition', 'search']);
  const navigate = useNavigate();
  const phone = usePhone();
  const inForce = useVerb(editionContract.inForce, {}, { enabled: at.edition === undefined });
  const other = useVerb(editionContract.read, { edition: at.edition ?? '' }, { enabled: at.edition !== undefined });
  const read = at.edition === undefined ? inForce : other;
  const view = read.data;
  const hits = useMemo(() => (view ? searchEdition(view.edition, at.search ?? '') : []), [view, at.search]);
  const chosen = clause ?? (phone ? undefined : hits[0]?.clause.key);
  return (
    <Page
      title="条款"
      sub={view && (view.inForce ? view.edition.shortTitle : `${view.edition.shortTitle} · 不是现在采用的`)}
      fill
      actions={
        <>
          {at.edition && <Button onClick={() => set({ edition: undefined })}>回到采用的标准</Button>}
          <Button onClick={() => void navigate('/standard/confirmations')}>待核实</Button>
          <Button onClick={() => void navigate('/standard/editions')}>版本与对照</Button>
        </>
      }
    >
      <div className={clause ? 'org-split clauses has-unit' : 'org-split clauses'}>
        <nav className="org-tree side-list" aria-label="条款目录">
          <div className="clause-find">
            <SearchFilter label="找条款：编号、字词、指标" value={at.search} onChange={(search) => set({ search })} />
          </div>
          {read.error && !view ? (
            <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
          ) : !view ? (
            <LoadingRows count={12} />
          ) : hits.length === 0 ? (
            <Empty action={<Button onClick={() => set({ search: undefined })}>看全部条款</Button>}>
              没有提到“{at.search}”的条款或指标。
            </Empty>
          ) : (
            <ClauseTree edition={view.edition} hits={hits} chosen={chosen} searching={Boolean(at.search)} />
          )}
        </nav>
        <section className="org-unit">
          {view && chosen && <ClauseView key={`${view.edition.key}/${chosen}`} edition={view.edition.key} clause={chosen} />}
        </section>
      </div>
    </Page>
  );
}

interface ClauseTreeProps {
  edition: Edition;
  hits: readonly ClauseHit[];
  chosen: string | undefined;
  searching: boolean;
}

/** Areas with their clauses; ↑ ↓ move along them. While searching, the indicators that were met stand below their clause. */
function ClauseTree({ edition, hits, chosen, searching }: ClauseTreeProps) {
  const box = useRef<HTMLDivElement>(null);
  const search = new URLSearchParams(location.search).toString();
  const move = (step: number) => {
    const links = [...(box.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only help along the links inside
    <div
      ref={box}
      onKeyDown={(e) => {
        if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
        e.preventDefault();
        move(e.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      {edition.areas.map((area) => {
        const own = hits.filter(({ clause }) => clause.area === area.key);
        if (own.length === 0) return null;
        return (
          <section key={area.key}>
            <h3 className="label">{area.name}</h3>
            {own.map(({ clause, indicators }) => (
              <Link
                key={clause.key}
                to={`/standard/clauses/${clause.key}${search ? `?${search}` : ''}`}
                className="side-row clause-row"
                aria-current={clause.key === chosen ? 'page' : undefined}
              >
                <span className="clause-number">{clause.number ?? '—'}</span>
                <span className="grow cut">
                  {clause.title}
                  {searching && indicators.length > 0 && <small className="cut">{indicators.map(({ name }) => name).join('、')}</small>}
                </span>
                {!searching && indicators.length > 0 && <span className="count">{indicators.length} 项指标</span>}
              </Link>
            ))}
          </section>
        );
      })}
    </div>
  );
}
