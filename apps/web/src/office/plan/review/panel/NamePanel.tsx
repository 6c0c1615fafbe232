import { unitKinds } from '@weicheng/domain/organization';
import { type NamedUnit, type NameSettling, namedKind, nameMatches } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Empty, StateGlyph, Tip } from '../../../../shared/parts/index.ts';
import { useMay } from '../../../organization/parts/useMay.ts';
import type { ReviewActs } from '../acts.ts';
import { likelyOf, meaningOf } from '../draftState.ts';
import { decisionOf } from '../item/DoubtLines.tsx';
import { NamePicker, useGroups } from './NamePicker.tsx';

interface NamePanelProps {
  units: readonly NamedUnit[];
  /** Whose plan it is: a unit that is founded stands there, or above. */
  unitName: string;
  acts: ReviewActs;
  why: string | null;
  /** Shows the tasks that name it. */
  onFind: (printed: string) => void;
}

const urgency = (unit: NamedUnit) => (unit.decision === null ? 0 : 1);

/** Less like than this is not worth a button: it is found by its name. */
const worthShowing = 0.4;

/** 拟定: a unit very like it, or, where the right is there, a new one by that name; null leaves it to a person. */
function proposalOf(unit: NamedUnit, founds: boolean): NameSettling['decision'] {
  const best = likelyOf(unit);
  if (best) return decisionOf(best);
  const unitKind = founds && (unit.candidates[0]?.score ?? 0) < worthShowing ? namedKind(unit.printed) : null;
  return unitKind && { kind: 'found', name: unit.printed, unitKind, parentId: null };
}

const idOf = (decision: NameSettling['decision']): string | null =>
  decision?.kind === 'unit' ? decision.unitId : decision?.kind === 'group' ? decision.groupId : null;

/** 对单位: every name printed in the document, once, with what it means; what is settled here holds for all its mentions. */
export function NamePanel({ units, unitName, acts, why, onFind }: NamePanelProps) {
  const founds = useMay('unit.edit');
  const rows = [...units].sort((a, b) => urgency(a) - urgency(b) || b.mentions - a.mentions || (a.printed < b.printed ? -1 : 1));
  const open = rows.filter((unit) => unit.decision === null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const proposals = new Map(
    open.flatMap(({ printed, ...unit }) => {
      const decision = proposalOf({ printed, ...unit }, founds);
      return decision ? [[printed, { printed, decision }] as const] : [];
    }),
  );
  const ticked = [...proposals.values()].filter(({ printed }) => !left.has(printed));
  const fresh = ticked.filter(({ decision }) => decision?.kind === 'found').length;
  const tick = (printed: string, on: boolean) => setLeft(new Set([...left].filter((name) => name !== printed).concat(on ? [] : printed)));
  const settleAll = async () => {
    setBusy(true);
    await acts.settleNames(ticked);
    setBusy(false);
  };
  if (rows.length === 0) return <Empty>文中没有读到单位名称。</Empty>;
  return (
    <div className={proposals.size > 1 && why === null ? 'names ticking' : 'names'}>
      <p className="names-head">
        <span className="grow">
          文中 {rows.length} 个名称，{open.length > 0 ? <b className="asks">{open.length} 个没有对上</b> : '都对上了'}
          <span className="faint">　定一次，全文都算，下次也认得</span>
        </span>
        {proposals.size > 1 && (
          <Tip say={fresh > 0 ? `其中 ${fresh} 个在“${unitName}”或它的上级下面新设，名称照原文。` : '都按打勾的建议定。'}>
            <Button
              small
              kind={ticked.length > 0 ? 'main' : 'outlined'}
              why={why ?? (ticked.length === 0 ? '没有打勾的名称。' : null)}
              busy={busy}
              onClick={() => void settleAll()}
            >
              打勾的 {ticked.length} 个一并定{fresh > 0 ? `，新设 ${fresh} 个单位` : ''}
            </Button>
          </Tip>
        )}
      </p>
      <ul aria-label="文中的单位名称">
        {rows.map((unit) => (
          <NameLine
            key={unit.printed}
            unit={unit}
            proposal={proposals.get(unit.printed)?.decision ?? null}
            ticked={!left.has(unit.printed)}
            founds={founds}
            onTick={proposals.size > 1 && why === null ? tick : undefined}
            acts={acts}
            why={why}
            onFind={onFind}
          />
        ))}
      </ul>
    </div>
  );
}

interface NameLineProps extends Pick<NamePanelProps, 'acts' | 'why' | 'onFind'> {
  unit: NamedUnit;
  proposal: NameSettling['decision'];
  ticked: boolean;
  founds: boolean;
  onTick: ((printed: string, on: boolean) => void) | undefined;
}

function NameLine({ unit, proposal, ticked, founds, onTick, acts, why, onFind }: NameLineProps) {
  const [picking, setPicking] = useState(false);
  const groups = useGroups();
  const meaning = meaningOf(unit);
  const size = meaning.kind === 'group' ? groups.find(({ id }) => id === meaning.id)?.size : undefined;
  const { printed } = unit;
  const shown = unit.candidates.filter(({ score }) => score >= worthShowing).slice(0, 2);
  const unitKind = founds ? namedKind(printed) : null;
  const marked = ticked && onTick !== undefined;
  return (
    <li className={meaning.kind === 'open' ? 'name-line ask' : 'name-line'}>
      <span className="name-printed">
        {proposal && onTick && (
          <input
            type="checkbox"
            aria-label={`“${printed}”一并定`}
            checked={ticked}
            onChange={(e) => onTick(printed, e.currentTarget.checked)}
          />
        )}
        <span className="quoted" title={printed}>
          {printed}
        </span>
      </span>
      <button type="button" className="mentions" onClick={() => onFind(unit.printed)}>
        {unit.mentions} 条
      </button>
      <span className="means">
        {picking ? (
          <NamePicker
            label={`“${unit.printed}”指哪个单位`}
            onCancel={() => setPicking(false)}
            onPick={(decision) => {
              setPicking(false);
              void acts.confirm(unit, decision);
            }}
          />
        ) : meaning.kind === 'open' ? (
          <>
            {shown.map((candidate) => (
              <Tip key={candidate.id} say={candidate.reason}>
                <Button
                  small
                  why={why}
                  aria-pressed={marked && idOf(proposal) === candidate.id}
                  onClick={() => void acts.confirm(unit, decisionOf(candidate))}
                >
                  {candidate.name}
                </Button>
              </Tip>
            ))}
            {unitKind && (
              <Tip say={`按原文的名称新设一个单位，类别是${unitKinds[unitKind].says}。`}>
                <Button
                  small
                  icon="plus"
                  why={why}
                  aria-pressed={marked && proposal?.kind === 'found'}
                  onClick={() => void acts.settleNames([{ printed, decision: { kind: 'found', name: printed, unitKind, parentId: null } }])}
                >
                  新设{unitKinds[unitKind].says}
                </Button>
              </Tip>
            )}
            {shown.length === 0 && !unitKind && <span className="asks">哪个单位也不像</span>}
          </>
        ) : (
          <>
            <StateGlyph shape={meaning.kind === 'none' ? 'ended' : 'done'} tone={meaning.kind === 'none' ? 'plain' : 'done'}>
              {meaning.kind === 'none' ? '不是本市单位' : meaning.name}
            </StateGlyph>
            {size !== undefined && <span className="faint">▸ 下达时展开为 {size} 个</span>}
            <span className="faint">{unit.match && nameMatches[unit.match]}</span>
          </>
        )}
      </span>
      <span className="name-acts">
        {!picking && (
          <Button small kind="bare" why={why} onClick={() => setPicking(true)}>
            {meaning.kind === 'open' ? '另选' : '改'}
          </Button>
        )}
        {meaning.kind === 'open' && !picking && (
          <Button small kind="bare" why={why} onClick={() => void acts.confirm(unit, { kind: 'none' })}>
            不是本市单位
          </Button>
        )}
      </span>
    </li>
  );
}
