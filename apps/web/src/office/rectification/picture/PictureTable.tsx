import { type Happening, happenings, issueRates, type PictureScope, pictureScopes, sayShare } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { daySays } from '../../../shared/moments.ts';
import { rowsBehind } from './address.ts';
import type { Picture } from './trend.ts';

const columns: readonly Happening[] = ['dispatched', 'due', 'overdue', 'submitted', 'closed', 'returned', 'rebound'];
const scopeSays: Readonly<Record<PictureScope, string>> = { unit: '按单位', matter: '按类别', area: '按属地' };
const headOf: Readonly<Record<PictureScope, string>> = { unit: '牵头单位', matter: '类别', area: '属地' };

/** 按单位、类别、属地: in the order of names and codes, never of figures. */
export function PictureTable({ picture, onBy }: { picture: Picture; onBy: (by: PictureScope) => void }) {
  const { on, by, rows, whole } = picture;
  return (
    <section className="picture-by">
      <nav className="views" aria-label="按什么看">
        {pictureScopes
          .filter((scope) => whole || scope !== 'matter')
          .map((scope) => (
            <button key={scope} type="button" aria-current={scope === by} onClick={() => onBy(scope)}>
              {scopeSays[scope]}
            </button>
          ))}
      </nav>
      {rows.length === 0 ? (
        <p className="sub">{by === 'matter' && !whole ? '类别只按全市数。' : '近 30 天没有。'}</p>
      ) : (
        <table>
          <caption className="sub">
            {daySays(on)}，{scopeSays[by]}，排列不分先后
          </caption>
          <thead>
            <tr>
              <th scope="col">{headOf[by]}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className="right">
                  {happenings[name]}
                </th>
              ))}
              <th scope="col" className="right wide">
                近 30 天按期整改率
              </th>
              <th scope="col" className="right wide">
                返工率
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, day, lately }) => (
              <tr key={key ?? ''}>
                <th scope="row">{name}</th>
                {columns.map((happened) => (
                  <td key={happened} data-head={happenings[happened]} className="right">
                    {day[happened] === 0 ? (
                      <span className="none">0</span>
                    ) : (
                      <Link className={happened === 'overdue' ? 'hurts' : undefined} to={rowsBehind(happened, on, by, key)}>
                        {day[happened]}
                      </Link>
                    )}
                  </td>
                ))}
                <Share rate={issueRates.met.of(lately)} head="按期整改率" />
                <Share rate={issueRates.returned.of(lately)} head="返工率" />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Share({ rate, head }: { rate: ReturnType<typeof issueRates.met.of>; head: string }) {
  return (
    <td data-head={head} className="right wide">
      {sayShare(rate)}
      {rate.whole > 0 && (
        <span className="sub">
          {rate.part} / {rate.whole}
        </span>
      )}
    </td>
  );
}
