import type { BoardLine, boardContract } from '@weicheng/domain/standard';
import type { Output } from '../../../shared/api.ts';
import { today } from '../../../shared/moments.ts';
import { StandingSays } from '../parts/StandingSays.tsx';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import { distanceSays } from './says.ts';

interface PrintedBoardProps {
  board: Output<typeof boardContract.read>;
  rows: readonly BoardLine[];
  /** Whether these are all indicators. */
  whole: boolean;
}

/** 一页纸的看板: what stands on the screen as one sheet of A4 or A3; the state is a sign and a word, so that it reads in grey. */
export function PrintedBoard({ board, rows, whole }: PrintedBoardProps) {
  const count = (standing: BoardLine['standing']) => rows.filter((row) => row.standing === standing).length;
  return (
    <section className="printed-board" aria-hidden="true">
      <p>
        <b>
          {board.year} 年{board.edition.title}指标看板
        </b>
        　{whole ? '' : '部分指标，'}共 {rows.length} 项：达标 {count('met')}，未达标 {count('unmet')}，未知 {count('unknown')}
        {board.due && `　填报期限 ${board.due}`}　打印于 {today()}
      </p>
      <table>
        <thead>
          <tr>
            {['编号', '指标', '数', '目标', '判定', '差距', '填报单位'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.indicator.key}>
              <td>{row.indicator.key}</td>
              <td>
                {row.indicator.name}
                {row.indicator.verification === 'unverified' && <Unconfirmed />}
              </td>
              <td className="right">{row.said ?? '—'}</td>
              <td>{row.indicator.target}</td>
              <td>
                <StandingSays standing={row.standing} />
              </td>
              <td className="right">{distanceSays(row)}</td>
              <td>{row.unitName ?? '没有定'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
