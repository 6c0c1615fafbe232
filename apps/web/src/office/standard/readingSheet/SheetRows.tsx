import type { SheetFigure } from '@weicheng/domain/standard';
import { StateGlyph } from '../../../shared/parts/index.ts';
import { standingOf } from './sheetRows.ts';

const looks = {
  refused: { shape: 'back', tone: 'overdue', says: '不收' },
  doubted: { shape: 'half', tone: 'soon', says: '存疑' },
  ready: { shape: 'done', tone: 'done', says: '能收' },
} as const;

interface SheetRowsProps {
  rows: readonly SheetFigure[];
  /** 核对说明 of a row that is doubted. */
  onReason: (row: number, reason: string) => void;
}

const order = ['refused', 'doubted', 'ready'] as const;

/** 逐行看: what is refused first, then what is doubted with room for the reason, then what is in order; as they stand in the table. */
export function SheetRows({ rows, onReason }: SheetRowsProps) {
  const inOrder = rows.toSorted((a, b) => order.indexOf(standingOf(a)) - order.indexOf(standingOf(b)) || a.row - b.row);
  return (
    <div className="sheet-scroll">
      <table className="sheet-rows" aria-label="填报表逐行">
        <thead>
          <tr>
            {['行', '指标', '年度', '原来', '表里', '收不收'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder.map((row) => {
            const { shape, tone, says } = looks[standingOf(row)];
            const name = [row.name, row.partName].filter(Boolean).join(' · ');
            return (
              <tr key={row.row}>
                <td className="right">{row.row}</td>
                <td>{name}</td>
                <td>{row.form?.year ?? ''}</td>
                <td className="sub">{row.before ?? '没有'}</td>
                <td>
                  <b>{row.said}</b>
                </td>
                <td>
                  <StateGlyph shape={shape} tone={tone}>
                    {says}
                  </StateGlyph>
                  {(row.refusal ?? row.doubts.join('')) !== '' && (
                    <p className={row.refusal ? 'sheet-no' : 'sheet-ask'}>{row.refusal ?? row.doubts.join('')}</p>
                  )}
                  {row.refusal === null && row.doubts.length > 0 && (
                    <input
                      className="input"
                      aria-label={`第 ${row.row} 行的核对说明`}
                      placeholder="没有错，写明理由"
                      maxLength={200}
                      value={row.form?.doubtReason ?? ''}
                      onChange={(e) => onReason(row.row, e.target.value)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
