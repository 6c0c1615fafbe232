import { type NamedUnit, nameMatches } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Empty, StateGlyph, Tip } from '../../../../shared/parts/index.ts';
import type { ReviewActs } from '../acts.ts';
import { likelyOf, meaningOf } from '../draftState.ts';
import { decisionOf } from '../item/DoubtLines.tsx';
import { NamePicker, useGroups } from './NamePicker.tsx';

interface NamePanelProps {
  units: readonly NamedUnit[];
  acts: ReviewActs;
  why: string | null;
  /** Shows the tasks that name it. */
  onFind: (printed: string) => void;
}

const urgency = (unit: NamedUnit) => (unit.decision === null ? 0 : 1);

/** 对单位: every name printed in the document, once, with what it means; what is settled here holds for all its mentions. */
export function NamePanel({ units, acts, why, onFind }: NamePanelProps) {
  const rows = [...units].sort((a, b) => urgency(a) - urgency(b) || b.mentions - a.mentions || (a.printed < b.printed ? -1 : 1));
  const open = rows.filter((unit) => unit.decision === null);
  const likely = open.flatMap((unit) => {
    const best = likelyOf(unit);
    return best ? [{ unit, best }] : [];
  });
  const [busy, setBusy] = useState(false);
  const confirmAll = async () => {
    setBusy(true);
    for (const { unit, best } of likely) await acts.confirm(unit, decisionOf(best));
    setBusy(false);
  };
  if (rows.length === 0) return <Empty>文中没有读到单位名称。</Empty>;
  return (
    <div className="names">
      <p className="names-head">
        <span className="grow">
          文中 {rows.length} 个名称，{open.length > 0 ? <b className="asks">{open.length} 个没有对上</b> : '都对上了'}
          <span className="faint">　定一次，全文都算，下次也认得</span>
        </span>
        {likely.length > 1 && (
          <Button small why={why} busy={busy} onClick={() => void confirmAll()}>
            {likely.length} 个都按首选建议定
          </Button>
        )}
      </p>
      <ul aria-label="文中的单位名称">
        {rows.map((unit) => (
          <NameLine key={unit.printed} unit={unit} acts={acts} why={why} onFind={onFind} />
        ))}
      </ul>
    </div>
  );
}

function NameLine({ unit, acts, why, onFind }: Omit<NamePanelProps, 'units'> & { unit: NamedUnit }) {
  const [picking, setPicking] = useState(false);
  const groups = useGroups();
  const meaning = meaningOf(unit);
  const size = meaning.kind === 'group' ? groups.find(({ id }) => id === meaning.id)?.size : undefined;
  return (
    <li className={meaning.kind === 'open' ? 'name-line ask' : 'name-line'}>
      <span className="quoted cut" title={unit.printed}>
        {unit.printed}
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
            {unit.candidates.slice(0, 2).map((candidate) => (
              <Tip key={candidate.id} say={candidate.reason}>
                <Button small why={why} onClick={() => void acts.confirm(unit, decisionOf(candidate))}>
                  {candidate.name}
                </Button>
              </Tip>
            ))}
            {unit.candidates.length === 0 && <span className="asks">哪个单位也不像</span>}
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
