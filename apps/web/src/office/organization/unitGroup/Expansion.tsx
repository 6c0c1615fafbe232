import { UnitKind, unitKinds } from '@weicheng/domain/organization';
import { Link } from 'react-router';

type Units = readonly { id: string; name: string; kind: UnitKind; parentName: string | null }[];

/** The units a group means, by kind, in columns. */
export function Expansion({ units }: { units: Units }) {
  if (units.length === 0) return <p className="faint">一个单位也没有。</p>;
  return UnitKind.options.map((kind) => {
    const some = units.filter((unit) => unit.kind === kind);
    return (
      some.length > 0 && (
        <div key={kind} className="expansion">
          <h4 className="label">
            {unitKinds[kind].says} {some.length}
          </h4>
          <ul>
            {some.map((unit) => (
              <li key={unit.id} className="cut" title={[unit.name, unit.parentName].filter(Boolean).join(' · ')}>
                <Link to={`/organization/units/${unit.id}`}>{unit.name}</Link>
              </li>
            ))}
          </ul>
        </div>
      )
    );
  });
}
