import { type Notice, noticeContract } from '@weicheng/domain/platform';
import { Link } from 'react-router';
import { momentSays } from '../../shared/moments.ts';
import { useAct } from '../../shared/queries.ts';
import './notices.css';

/** Notices as lines, newest first; the new ones carry a dot. Opening one marks it, and those before it, as seen. */
export function NoticeLines({ rows, onOpen }: { rows: readonly Notice[]; onOpen?: () => void }) {
  const markSeen = useAct(noticeContract.markSeen);
  return (
    <ul className="notice-lines">
      {rows.map(({ id, at, title, body, link, seen }) => (
        <li key={id} className={seen ? undefined : 'unseen'}>
          <Link
            to={link ?? '.'}
            onClick={() => {
              if (!seen) markSeen.mutate({ upTo: id });
              onOpen?.();
            }}
          >
            <span className="faint">{momentSays(at)}</span>
            <b>{title}</b>
            {body && <span className="sub">{body}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
