import { type PaperRow, paperKinds, paperStates } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';

/** Papers as lines: what kind, to whom, how far. */
export const PaperLines = ({ papers }: { papers: readonly PaperRow[] }) => (
  <ul className="lines">
    {papers.map((paper) => (
      <li key={paper.id}>
        <span className="sub">{paperKinds[paper.kind]}</span>
        <Link className="grow cut" to={`/papers/${paper.id}`}>
          {paper.numbered || paper.fields.title}
        </Link>
        <span className="sub">{paper.issuedAt ? `${momentSays(paper.issuedAt)} ${paper.issuedBy ?? ''}` : `${paper.madeBy}拟`}</span>
        <span className={paper.state === 'issued' ? 'state' : 'state faint'}>{paperStates[paper.state]}</span>
      </li>
    ))}
  </ul>
);
