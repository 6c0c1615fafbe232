import { reboundContract } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { useVerb } from '../../../shared/queries.ts';
import { useSettled } from '../../organization/parts/useSettled.ts';

interface At {
  matter: string | null | undefined;
  place: string | undefined;
  location?: { longitude: number; latitude: number } | null | undefined;
}

/** 反弹提示: what was closed here not long ago, while somebody registers the same kind at the same place. */
export function ReboundNote({ matter, place = '', location }: At) {
  const typed = useSettled(place.trim());
  const ask = Boolean(matter) && (typed !== '' || Boolean(location));
  const at = location ? { longitude: location.longitude, latitude: location.latitude } : {};
  const { data } = useVerb(reboundContract.find, { matter: matter ?? '', place: typed, ...at }, { enabled: ask, keep: true });
  if (!ask || !data || data.rows.length === 0) return null;
  return (
    <div className="note" role="status">
      <b>这里同类问题销号过，登记后算反弹</b>
      <ul>
        {data.rows.slice(0, 5).map(({ id, title, leadUnitName, says }) => (
          <li key={id}>
            <Link to={`/issues/${id}`} target="_blank">
              {title}
            </Link>{' '}
            <span className="sub">
              {leadUnitName}，{says}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
