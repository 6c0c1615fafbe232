import { isReuse, type PhotoUse, photoKinds } from '@weicheng/domain/rectification';
import { Link } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Icon } from '../../../shared/parts/index.ts';

/** 用过: said to whoever submits and to the verifier; it stops nobody. `here` is the issue it is read on. */
export function Uses({ uses, here }: { uses: readonly PhotoUse[]; here?: string | undefined }) {
  const [first, ...more] = uses.filter((use) => isReuse(use, here));
  if (!first) return null;
  const { issueId, number, title, kind, at, same } = first;
  const where = issueId !== null && issueId === here ? `本问题${photoKinds[kind]}` : issueId === null ? '你看不到的一个问题' : '';
  return (
    <p className="photo-used">
      <Icon name="warn" />
      <span>
        {same ? '这张照片用过：' : '和一张用过的照片几乎一样：'}
        {where || (
          <>
            <Link to={`/issues/${issueId}`}>
              {number} 号 {title}
            </Link>{' '}
            {photoKinds[kind]}
          </>
        )}
        ，{momentSays(at)}
        {more.length > 0 && `，还有 ${more.length} 处`}
      </span>
    </p>
  );
}
