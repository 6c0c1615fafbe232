import { unitContract, unitKinds } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';

/** So many stand on the desk before the rest is asked for. */
const first = 6;

/** 工作台: units where the reader may appoint and nobody is 主要负责人. */
export default function Headless() {
  const [all, setAll] = useState(false);
  const { data } = useVerb(unitContract.headless, {});
  if (!data || data.count === 0) return null;
  const { count, rows } = data;
  return (
    <Section title="没有主要负责人的单位" sub={`${count} 个`}>
      <ul className="lines">
        {(all ? rows : rows.slice(0, first)).map((row) => (
          <li key={row.id}>
            <span className="grow cut">
              {row.name} <span className="faint">{[unitKinds[row.kind].says, row.parentName].filter(Boolean).join(' · ')}</span>
            </span>
            <Link className="btn small" to={`/organization/units/${row.id}`} aria-label={`看${row.name}`}>
              看单位
            </Link>
          </li>
        ))}
      </ul>
      {!all && rows.length > first && (
        <Button kind="bare" small onClick={() => setAll(true)}>
          看其余 {rows.length - first} 个
        </Button>
      )}
      {all && count > rows.length && <p className="faint">只列前 {rows.length} 个，办完再看其余的。</p>}
    </Section>
  );
}
