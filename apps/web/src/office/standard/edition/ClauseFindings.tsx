import { scoreSheetContract } from '@weicheng/domain/standard';
import { Link } from 'react-router';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { severitySays } from '../mockAssessment/says.tsx';

const most = 10;

/** 条款的检查发现: what mock assessments found wrong under it, the latest first; a line opens its sheet. */
export function ClauseFindings({ keys }: { keys: readonly string[] }) {
  const { data } = useVerb(scoreSheetContract.clauseFindings, { clauses: keys.join(','), limit: most });
  if (!data) return null;
  return (
    <Section title="检查发现" sub={data.total > most ? `${data.total} 个，列最近 ${most} 个` : data.total > 0 ? `${data.total} 个` : ''}>
      {data.rows.length === 0 ? (
        <p className="sub">模拟评估没有在这一条上发现问题。</p>
      ) : (
        <ul className="lines">
          {data.rows.map(({ id, sheetId, item, text, severity, placeName, assessmentTitle }) => (
            <li key={id}>
              <span className="sub">{severitySays[severity]}</span>
              <Link className="grow cut" to={`/standard/mock-assessments/sheets/${sheetId}#${item}`}>
                {text}
              </Link>
              <span className="sub cut">{placeName}</span>
              <span className="faint cut">{assessmentTitle}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
