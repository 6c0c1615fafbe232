import { type PersonDetail, postKinds } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button } from '../../../shared/parts/index.ts';
import { EndPostForm } from './PersonForms.tsx';

type Post = PersonDetail['posts'][number];

const PostLine = ({ post, children }: { post: Post; children?: React.ReactNode }) => (
  <li className={post.until && post.until <= today() ? 'over' : undefined}>
    <span className="grow">
      <Link to={`/organization/units/${post.unitId}`}>{post.unitName}</Link> {postKinds[post.kind].says}
      {post.main && <em className="tag">主岗</em>}
    </span>
    <span className="faint">{post.until ? `${post.from} 至 ${post.until} 前` : `${post.from} 起`}</span>
    {children}
  </li>
);

/** The posts held now. */
export function OpenPosts({ detail }: { detail: PersonDetail }) {
  const open = detail.posts.filter((post) => post.until === null);
  if (open.length === 0) return <p className="faint">现在没有岗位。</p>;
  return (
    <ul className="plain-rows">
      {open.map((post) => (
        <PostLine key={post.id} post={post} />
      ))}
    </ul>
  );
}

/** All posts ever held, each open one with 免职. */
export function AllPosts({ detail }: { detail: PersonDetail }) {
  const [ending, setEnding] = useState<Post | null>(null);
  if (detail.posts.length === 0) return <p className="faint">没有任过职。</p>;
  return (
    <>
      <ul className="plain-rows">
        {detail.posts.map((post) => (
          <PostLine key={post.id} post={post}>
            {post.until === null && (
              <Button kind="bare" small why={post.can.endPost} onClick={() => setEnding(post)}>
                免职
              </Button>
            )}
          </PostLine>
        ))}
      </ul>
      {ending && <EndPostForm name={detail.person.name} post={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

/** Roles held, each with where it counts. */
export const GrantLines = ({ grants }: { grants: PersonDetail['roleGrants'] }) => (
  <ul className="plain-rows">
    {grants.map((grant) => (
      <li key={grant.id} className={grant.until && grant.until <= today() ? 'over' : undefined}>
        <span className="grow">
          <Link to={`/organization/roles/${grant.roleId}`}>{grant.roleName}</Link> <span className="sub">{grant.unitName}及以下</span>
        </span>
        <span className="faint">{grant.until ? `${grant.from} 至 ${grant.until} 前` : `${grant.from} 起`}</span>
      </li>
    ))}
  </ul>
);

/** Delegations given and received. */
export const DelegationLines = ({ delegations }: { delegations: PersonDetail['delegations'] }) => (
  <ul className="plain-rows">
    {delegations.map((one) => (
      <li key={one.id} className={(one.endedOn ?? one.until) <= today() ? 'over' : undefined}>
        <span className="grow">
          {one.fromName} → {one.toName} <span className="sub">{one.reason}</span>
        </span>
        <span className="faint">
          {one.from} 至 {one.endedOn ?? one.until} 前
        </span>
      </li>
    ))}
  </ul>
);
