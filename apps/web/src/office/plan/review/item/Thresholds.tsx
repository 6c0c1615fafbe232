import { type DraftTask, ThresholdOperator } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button } from '../../../../shared/parts/index.ts';
import { figureSays, operatorSays } from '../words.ts';

type Threshold = DraftTask['thresholds'][number];

interface ThresholdsProps {
  rows: readonly Threshold[];
  why: string | null;
  onChange: (rows: Threshold[]) => void;
}

const fresh: Threshold = { metric: '', operator: '>=', value: 0, unit: '%', span: null };

/** 指标与阈值: as chips; a press opens one to change it. */
export function Thresholds({ rows, why, onChange }: ThresholdsProps) {
  const [open, setOpen] = useState<number | null>(null);
  const chosen = open === null ? undefined : (rows[open] ?? fresh);
  const put = (row: Threshold | null) => {
    const at = open ?? rows.length;
    onChange([...rows.slice(0, at), ...(row ? [row] : []), ...rows.slice(at + 1)]);
    setOpen(null);
  };
  return (
    <>
      {rows.map((row, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the same figure may stand twice
          key={`${row.metric}-${i}`}
          type="button"
          className="goal-chip"
          aria-expanded={open === i}
          aria-disabled={why ? true : undefined}
          onClick={() => !why && setOpen(open === i ? null : i)}
        >
          <span className="cut">{row.metric || '没有写是什么'}</span> <b>{figureSays(row)}</b>
        </button>
      ))}
      {!why && (
        <Button kind="bare" small icon="plus" onClick={() => setOpen(rows.length)}>
          指标
        </Button>
      )}
      {chosen && <ThresholdForm key={open} row={chosen} onPut={put} onCancel={() => setOpen(null)} />}
    </>
  );
}

function ThresholdForm({ row, onPut, onCancel }: { row: Threshold; onPut: (row: Threshold | null) => void; onCancel: () => void }) {
  const [next, setNext] = useState(row);
  const [value, setValue] = useState(String(row.value));
  const wrong = value.trim() === '' || Number.isNaN(Number(value));
  return (
    <form
      className="goal-edit"
      aria-label="改指标"
      onSubmit={(e) => {
        e.preventDefault();
        if (!wrong) onPut({ ...next, metric: next.metric.trim(), unit: next.unit.trim(), value: Number(value) });
      }}
      onKeyDown={(e) => e.key === 'Escape' && onCancel()}
    >
      <input
        className="input"
        aria-label="指标名称"
        placeholder="指标名称"
        maxLength={100}
        value={next.metric}
        onChange={(e) => setNext({ ...next, metric: e.target.value })}
      />
      <select
        className="input"
        aria-label="怎样比"
        value={next.operator}
        onChange={(e) => setNext({ ...next, operator: ThresholdOperator.parse(e.target.value) })}
      >
        {ThresholdOperator.options.map((operator) => (
          <option key={operator} value={operator}>
            {operatorSays[operator]}
          </option>
        ))}
      </select>
      <input className="input" aria-label="数值" inputMode="decimal" value={value} onChange={(e) => setValue(e.target.value)} />
      <input
        className="input"
        aria-label="计量单位"
        placeholder="单位"
        maxLength={20}
        value={next.unit}
        onChange={(e) => setNext({ ...next, unit: e.target.value })}
      />
      <Button small type="submit" why={wrong ? '数值要填数字。' : null} keys="Enter">
        存下
      </Button>
      <Button small kind="bare" onClick={() => onPut(null)}>
        去掉
      </Button>
    </form>
  );
}
