import {
  chooseIndicator,
  clauseOfFate,
  type DraftEdit,
  type Edition,
  type EditionDraft,
  type Indicator,
  type IndicatorChoice,
  type IndicatorFate,
  printsOther,
  targetOf,
  targetSays,
} from '@weicheng/domain/standard';
import { useState } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import type { ImportDesk } from './useImport.ts';

const choices: readonly [IndicatorChoice, string][] = [
  ['kept', '沿用'],
  ['changed', '改目标值'],
  ['dropped', '不再有'],
];

/** 指标去留: every indicator of the edition it is held against is kept, changed or dropped, beside the figure the new text prints. */
export function Fates({ base, desk: { draft, apply } }: { base: Edition; desk: ImportDesk }) {
  const old = new Map(base.indicators.map((indicator) => [indicator.key, indicator]));
  const open = draft.fates.filter(({ choice }) => choice === null);
  const plain = open.flatMap((fate) => {
    const indicator = old.get(fate.from);
    return indicator && !printsOther(indicator, fate) ? [indicator] : [];
  });
  const placed = plain.filter((indicator) => clauseOfFate(draft, indicator) !== undefined);
  const placeless = plain.filter((indicator) => !placed.includes(indicator));
  const chooseAll = (some: readonly Indicator[], choice: IndicatorChoice) =>
    apply((now) => some.reduce((next, indicator) => chooseIndicator(indicator, choice)(next), now));
  const added = draft.content.indicators.filter(({ key }) => !draft.fates.some(({ to }) => to === key));
  return (
    <div className="import-list">
      <p className="import-bulk">
        <span className="grow sub">现行的指标在新版里留不留。正文里印出的数列在旁边，不自动采用；新增的指标用 JSON 文件导入。</span>
        {placed.length > 0 && <Button onClick={() => chooseAll(placed, 'kept')}>其余 {placed.length} 项沿用</Button>}
        {placeless.length > 0 && <Button onClick={() => chooseAll(placeless, 'dropped')}>条款没有了的 {placeless.length} 项不再有</Button>}
      </p>
      <ul className="fate-list">
        {[...open, ...draft.fates.filter(({ choice }) => choice !== null)].map((fate) => {
          const indicator = old.get(fate.from);
          return indicator && <FateRow key={fate.from} fate={fate} old={indicator} draft={draft} apply={apply} />;
        })}
        {added.map((indicator) => (
          <li key={indicator.key}>
            <div>
              <b>{indicator.name}</b>
              <p className="sub">新增的指标</p>
            </div>
            <p>{targetSays(indicator)}</p>
            <span />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FateRowProps {
  fate: IndicatorFate;
  old: Indicator;
  draft: EditionDraft;
  apply: (edit: DraftEdit) => void;
}

function FateRow({ fate, old, draft, apply }: FateRowProps) {
  const { content } = draft;
  const now = content.indicators.find(({ key }) => key === fate.to);
  const hasTarget = targetOf(old) !== null;
  const [typed, setTyped] = useState<string | null>(null);
  const target = typed ?? String((now && targetOf(now)) ?? fate.printed?.target ?? targetOf(old) ?? '');
  const wrong = target.trim() === '' || Number.isNaN(Number(target));
  // kept, and nobody has said yet under which clause
  const [wish, setWish] = useState<IndicatorChoice | null>(null);
  const choose = (choice: IndicatorChoice, clause?: string) => {
    setWish(choice !== 'dropped' && clause === undefined && clauseOfFate(draft, old) === undefined ? choice : null);
    const change = choice === 'changed' && !wrong ? { target: Number(target) } : {};
    apply(chooseIndicator(old, choice, clause === undefined ? change : { ...change, clause }));
  };
  return (
    <li className={fate.choice === null ? 'doubt' : ''}>
      <div>
        <b>{old.name}</b>
        <p className="sub">
          现行 {targetSays(old)}
          {fate.printed && (
            <>
              {' · '}
              <span className={printsOther(old, fate) ? 'soon' : ''} title={fate.printed.says}>
                正文印着 {fate.printed.target}
                {fate.printed.unit}
              </span>
            </>
          )}
        </p>
        {fate.printed && <p className="quoted printed clamp">{fate.printed.says}</p>}
      </div>
      <fieldset className="fate-choice" aria-label={`${old.name}的去留`}>
        {choices
          .filter(([choice]) => choice !== 'changed' || hasTarget || fate.choice === 'changed')
          .map(([choice, says]) => (
            <label key={choice}>
              <input type="radio" name={`fate-${old.key}`} checked={(wish ?? fate.choice) === choice} onChange={() => choose(choice)} />
              {says}
            </label>
          ))}
      </fieldset>
      <div>
        {fate.choice === 'changed' && hasTarget && (
          <label className="fate-target">
            目标值
            <input
              className="input"
              inputMode="decimal"
              aria-invalid={wrong || undefined}
              value={target}
              onChange={(e) => {
                setTyped(e.target.value);
                const next = Number(e.target.value);
                if (e.target.value.trim() !== '' && !Number.isNaN(next)) apply(chooseIndicator(old, 'changed', { target: next }));
              }}
            />
            <span className="sub">{old.unit}</span>
          </label>
        )}
        {(now || wish) && (
          <label className="fate-clause">
            属于
            <select className="input" value={now?.clause ?? ''} onChange={(e) => choose(wish ?? fate.choice ?? 'kept', e.target.value)}>
              {!now && <option value="">选一条</option>}
              {content.clauses.map(({ key, number, title }) => (
                <option key={key} value={key}>
                  {number === null ? title : `${number} ${title}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </li>
  );
}
