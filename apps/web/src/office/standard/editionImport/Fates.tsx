import {
  chooseIndicator,
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
  const plain = open.filter((fate) => {
    const indicator = old.get(fate.from);
    return indicator && !printsOther(indicator, fate);
  });
  const keepAll = () =>
    apply((now) =>
      plain.reduce((next, { from }) => {
        const indicator = old.get(from);
        return indicator ? chooseIndicator(indicator, 'kept')(next) : next;
      }, now),
    );
  const added = draft.content.indicators.filter(({ key }) => !draft.fates.some(({ to }) => to === key));
  return (
    <div className="import-list">
      <p className="import-bulk">
        <span className="grow sub">现行的指标在新版里留不留。正文里印出的数列在旁边，不自动采用；新增的指标用 JSON 文件导入。</span>
        {plain.length > 0 && <Button onClick={keepAll}>其余 {plain.length} 项沿用</Button>}
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

function FateRow({ fate, old, draft: { content }, apply }: FateRowProps) {
  const now = content.indicators.find(({ key }) => key === fate.to);
  const hasTarget = targetOf(old) !== null;
  const [typed, setTyped] = useState<string | null>(null);
  const target = typed ?? String((now && targetOf(now)) ?? fate.printed?.target ?? targetOf(old) ?? '');
  const wrong = target.trim() === '' || Number.isNaN(Number(target));
  const choose = (choice: IndicatorChoice) =>
    apply(chooseIndicator(old, choice, choice === 'changed' && !wrong ? { target: Number(target) } : {}));
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
              <input type="radio" name={`fate-${old.key}`} checked={fate.choice === choice} onChange={() => choose(choice)} />
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
        {now && (
          <label className="fate-clause">
            属于
            <select
              className="input"
              value={now.clause}
              onChange={(e) => apply(chooseIndicator(old, fate.choice ?? 'kept', { clause: e.target.value }))}
            >
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
