import type { TrailRow } from '@weicheng/domain/organization';
import { Link } from 'react-router';
import { Button } from '../../../shared/parts/index.ts';
import { Lines } from '../parts/Lines.tsx';
import { readFields } from './fields.ts';

/** Where the thing a fact is about can be seen. */
const pages: Readonly<Record<string, { path: string; says: string }>> = {
  unit: { path: '/organization/units', says: '打开这个单位' },
  alias: { path: '/organization/units', says: '打开这个单位' },
  unitGroup: { path: '/organization/groups', says: '打开这个单位组' },
  person: { path: '/organization/people', says: '打开这个人' },
  delegation: { path: '/organization/people', says: '打开这个人' },
};

/** One fact whole: when to the second, who, and its data as fields. */
export function FactDetails({ row, onAbout }: { row: TrailRow; onAbout: (about: string) => void }) {
  const page = pages[row.kind.split('.')[0] ?? ''];
  const exact = new Date(Date.parse(row.at) + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
  return (
    <>
      <Lines
        lines={[
          ['时间', exact],
          ['谁', [row.actorName ?? '系统', row.unitName].filter(Boolean).join(' · ')],
          ...readFields(row.data).map(({ label, says, raw }) => [label, raw ? <code key={label}>{says}</code> : says] as const),
          ['记事编号', <code key="id">{row.id}</code>],
        ]}
      />
      {row.about && (
        <p className="verbs">
          {page && (
            <Link className="btn small" to={`${page.path}/${row.about}`}>
              {page.says}
            </Link>
          )}
          <Button small onClick={() => onAbout(row.about ?? '')}>
            看它的全部经过
          </Button>
        </p>
      )}
    </>
  );
}
