import { Day } from '@weicheng/domain/kernel';
import { mayStandUnder, type UnitId, type UnitTreeRow, unitProblems } from '@weicheng/domain/organization';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button, Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { DayFilter, SearchFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { useMay } from '../parts/useMay.ts';
import { usePhone } from '../parts/usePhone.ts';
import '../organization.css';
import { MoveForm } from './forms/MoveForm.tsx';
import { above, endedOn, growTree, linesOf, sift } from './tree.ts';
import { UnitTree } from './UnitTree.tsx';
import { UnitView } from './UnitView.tsx';
import { useTree } from './useTree.ts';

/** How the tree was left, while the reader is on another page. */
let kept: { opened: ReadonlySet<UnitId>; closed: ReadonlySet<UnitId> } = { opened: new Set(), closed: new Set() };

/** 组织: the tree on the left, the unit on the right; on a phone they are two pages. */
export default function UnitsPage() {
  const { id } = useParams();
  const phone = usePhone();
  const navigate = useNavigate();
  const { at, set } = useAddress(['search', 'day', 'ended']);
  const asked = Day.safeParse(at.day);
  const past = asked.success && asked.data !== today() ? asked.data : undefined;
  const tree = useTree(past);
  const mayEdit = useMay('unit.edit');
  const [opened, setOpened] = useState<ReadonlySet<UnitId>>(kept.opened);
  const [closed, setClosed] = useState<ReadonlySet<UnitId>>(kept.closed);
  useEffect(() => {
    kept = { opened, closed };
  }, [opened, closed]);
  const [dropped, setDropped] = useState<{ moved: UnitTreeRow; parent: UnitTreeRow } | null>(null);

  const root = tree.rows.find((row) => row.parentId === null)?.id;
  const current = (id as UnitId | undefined) ?? (phone ? undefined : root);
  const text = at.search ?? '';
  const endedCount = useMemo(() => tree.rows.filter((row) => endedOn(row, tree.day)).length, [tree.rows, tree.day]);
  const grown = useMemo(() => growTree(tree.rows, tree.day, at.ended === '1'), [tree.rows, tree.day, at.ended]);
  const sifted = useMemo(() => (text ? sift(grown, text) : null), [grown, text]);
  const open = useMemo(() => {
    const all = new Set<UnitId>([...grown.map(({ row }) => row.id), ...(current ? above(tree.byId, current) : []), ...opened]);
    for (const one of sifted?.open ?? []) all.add(one);
    for (const one of closed) all.delete(one);
    return all;
  }, [grown, tree.byId, current, opened, closed, sifted]);
  const lines = useMemo(() => linesOf(sifted?.tree ?? grown, open, tree.day), [sifted, grown, open, tree.day]);

  const onToggle = useCallback((unit: UnitId, toOpen: boolean) => {
    setOpened((old) => without(old, unit, toOpen));
    setClosed((old) => without(old, unit, !toOpen));
  }, []);
  const search = window.location.search;
  const onCurrent = (unit: UnitId, following: boolean) => {
    if (following && phone) return;
    void navigate(`/organization/units/${unit}${search}`, { replace: following || id !== undefined });
  };
  const mayNotStand = useCallback(
    (moved: UnitTreeRow, parent: UnitTreeRow): string | undefined => {
      if (parent.id === moved.parentId || parent.id === moved.id) return `“${moved.name}”已经在这里。`;
      if (parent.endedOn) return unitProblems.ended({ name: parent.name, on: parent.endedOn }).message;
      if (!mayStandUnder(moved.kind, parent.kind)) return unitProblems.wrongParent({ kind: moved.kind, parentKind: parent.kind }).message;
      if (above(tree.byId, parent.id).includes(moved.id)) return `“${parent.name}”在“${moved.name}”下面，两者不能互为上下级。`;
      return undefined;
    },
    [tree.byId],
  );

  return (
    <Page
      title="组织机构"
      sub={tree.data && `${tree.rows.length - endedCount} 个单位${past ? ` · ${past} 那天` : ''}`}
      fill
      actions={mayEdit && <Button onClick={() => void navigate('/organization/exchange')}>导入导出</Button>}
    >
      <div className={id ? 'org-split has-unit' : 'org-split'}>
        <section className="org-tree" aria-label="单位树">
          <div className="tree-head">
            <SearchFilter
              label="找单位"
              value={text}
              onChange={(value) => set({ search: value })}
              onDown={() => document.querySelector<HTMLElement>('[role=tree]')?.focus()}
            />
            <DayFilter
              label="截至"
              value={past ?? tree.day}
              latest={today()}
              set={past !== undefined}
              onChange={(day) => set({ day: day && day < today() ? day : undefined })}
            />
          </div>
          {past && (
            <p className="tree-note">
              这是 {past} 那天的组织，只看不改。
              <button type="button" className="linklike" onClick={() => set({ day: undefined })}>
                回到今天
              </button>
            </p>
          )}
          {tree.error && !tree.data ? (
            <ErrorState failure={tree.error} onRetry={() => void tree.refetch()} />
          ) : !tree.data ? (
            <LoadingRows count={8} />
          ) : lines.length === 0 ? (
            <Empty
              action={
                text ? (
                  <Button small onClick={() => set({ search: undefined })}>
                    看全部单位
                  </Button>
                ) : undefined
              }
            >
              {text ? `没有叫“${text}”的单位。别名在“单位组与别名”里查。` : '还没有单位。先从“导入导出”下载模板，填好后导入。'}
            </Empty>
          ) : (
            <UnitTree
              lines={lines}
              text={text}
              current={current}
              onCurrent={onCurrent}
              onToggle={onToggle}
              mayNotStand={mayEdit && !past ? mayNotStand : undefined}
              onDrop={(moved, parent) => setDropped({ moved, parent })}
            />
          )}
          <footer className="tree-foot">
            <span>{sifted ? `找到 ${sifted.found} 个` : `共 ${tree.rows.length - endedCount} 个单位`}</span>
            {endedCount > 0 && (
              <label className="check">
                <input type="checkbox" checked={at.ended === '1'} onChange={(e) => set({ ended: e.target.checked ? '1' : undefined })} />
                <span>含已终止 {endedCount} 个</span>
              </label>
            )}
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下 <kbd>←</kbd>
              <kbd>→</kbd> 收展
            </span>
          </footer>
        </section>
        <section className="org-unit">
          {current && tree.data ? <UnitView key={current} id={current} readOnly={past} back={`/organization/units${search}`} /> : null}
        </section>
      </div>
      {dropped && <MoveForm unit={dropped.moved} parent={dropped.parent} onClose={() => setDropped(null)} />}
    </Page>
  );
}

function without(old: ReadonlySet<UnitId>, unit: UnitId, added: boolean): ReadonlySet<UnitId> {
  const next = new Set(old);
  if (added) next.add(unit);
  else next.delete(unit);
  return next;
}
