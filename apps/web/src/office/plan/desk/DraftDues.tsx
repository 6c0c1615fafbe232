import { planDocumentContract } from '@weicheng/domain/plan';
import { useNavigate } from 'react-router';
import { Button, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { placeOf, sayCounts } from '../document/PlansPage.tsx';

/** 方案待核对: on the desk of those who check plans; nothing when nothing waits. */
export default function DraftDues() {
  const navigate = useNavigate();
  const rows = useVerb(planDocumentContract.list, { state: 'draft', limit: 5 }).data?.rows.filter(({ can }) => can.edit === null) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title="方案待核对" sub={`${rows.length}${rows.length === 5 ? '+' : ''} 份`}>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="grow cut" title={row.title}>
              {row.title} <span className="faint">{sayCounts(row)}</span>
            </span>
            <Button small onClick={() => void navigate(placeOf(row))}>
              去核对
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
