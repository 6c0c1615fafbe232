import { Section } from '../../shared/parts/index.ts';
import { NoticeLines } from '../shell/NoticeLines.tsx';
import { useNotices } from '../shell/notices.ts';

/** The newest notices beside the work; the bell has them all. */
export function LatestNotices() {
  const notices = useNotices().data;
  if (!notices) return null;
  return (
    <Section title="通知" sub={notices.unseen > 0 ? `${notices.unseen} 条没看` : ''}>
      {notices.rows.length > 0 ? <NoticeLines rows={notices.rows.slice(0, 5)} /> : <p className="sub">还没有通知。</p>}
    </Section>
  );
}
