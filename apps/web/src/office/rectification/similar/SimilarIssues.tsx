import { type Location, similarContract } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { Button } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useSettled } from '../../organization/parts/useSettled.ts';
import { IssueStateSays } from '../issue/states.tsx';
import './similar.css';

type Row = Output<typeof similarContract.list>['rows'][number];

interface SimilarProps {
  title?: string | undefined;
  place?: string | undefined;
  matter?: string | null | undefined;
  location?: Location | null | undefined;
  /** Registers what is written and merges it into this one; left out where the reader may not. */
  onMerge?: ((into: Row) => void) | undefined;
  busy?: boolean;
}

/** 可能重复: what is still open and looks like what is being written, while it is written. */
export function SimilarIssues({ title, place, matter, location, onMerge, busy = false }: SimilarProps) {
  const asked = useSettled(
    JSON.stringify({ title: title?.trim() ?? '', place: place?.trim() ?? '', ...(matter ? { matter } : {}), ...location }),
    400,
  );
  const input = JSON.parse(asked) as { title: string; place: string };
  const enough = input.title.length + input.place.length >= 4;
  const { data } = useVerb(similarContract.list, input, { enabled: enough, keep: true });
  const rows = enough ? (data?.rows ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <section className="similar" aria-label="可能重复的问题" aria-live="polite">
      <h3>可能已经登记过</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="sub">
              <IssueStateSays state={row.state} /> {row.number} 号{row.leadUnitName && ` · ${row.leadUnitName}`}
            </span>
            <Link to={`/issues/${row.id}`} target="_blank" rel="noreferrer">
              {row.title}
            </Link>
            <span className="sub grow">{row.says}</span>
            {onMerge && (
              <Button small busy={busy} onClick={() => onMerge(row)}>
                {`登记并入 ${row.number} 号`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
