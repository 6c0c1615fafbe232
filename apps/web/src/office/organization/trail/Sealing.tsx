import { mostWaiting, trailContract } from '@weicheng/domain/organization';
import { Link } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Section, StateGlyph } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';

const glyphs = {
  sealed: { shape: 'done', tone: 'done', says: '已全部封存' },
  waiting: { shape: 'half', tone: 'plain', says: '正在封存' },
  late: { shape: 'paused', tone: 'overdue', says: '封存停了' },
  empty: { shape: 'empty', tone: 'plain', says: '还没有封存' },
} as const;

/** 工作台 of the audit administrator: how far the trail is sealed. */
export default function Sealing() {
  const { data } = useVerb(trailContract.sealed, {});
  if (!data) return null;
  const { state, sealedAt, waiting, waitingSince } = data;
  const { shape, tone, says } = glyphs[state];
  const count = waiting >= mostWaiting ? `${mostWaiting} 条以上` : `${waiting} 条`;
  return (
    <Section title="留痕封存">
      <ul className="lines">
        <li>
          <span className="grow">
            <StateGlyph shape={shape} tone={tone}>
              {says}
            </StateGlyph>{' '}
            <span className="faint">
              {state === 'late' && waitingSince
                ? `最早一条 ${momentSays(waitingSince)} 写下，告诉系统管理员查服务器日志`
                : sealedAt
                  ? `最后封存 ${momentSays(sealedAt)}`
                  : '有人办事后自动封存'}
            </span>
          </span>
          {waiting > 0 && <span>{count}等封存</span>}
          <Link className="btn small" to="/organization/trail">
            看留痕
          </Link>
        </li>
      </ul>
    </Section>
  );
}
