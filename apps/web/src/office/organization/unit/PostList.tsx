import { PostKind, postKinds, type UnitDetail } from '@weicheng/domain/organization';
import { Link } from 'react-router';

/** 岗位: by kind in the order of the table, the people of each on one line. */
export function PostList({ posts }: { posts: UnitDetail['posts'] }) {
  const kinds = PostKind.options.filter((kind) => posts.some((post) => post.kind === kind));
  return (
    <dl className="posts">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{postKinds[kind].says}</dt>
          <dd>
            {posts
              .filter((post) => post.kind === kind)
              .map((post) => (
                <span key={post.id}>
                  <Link to={`/organization/people/${post.personId}`}>{post.personName}</Link>
                  {post.officePhone && <span className="faint">{post.officePhone}</span>}
                </span>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
