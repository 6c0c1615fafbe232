import { type PersonId, personContract, postKinds } from '@weicheng/domain/organization';
import { Link } from 'react-router';
import { Drawer, ErrorState, LoadingRows } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Lines } from '../parts/Lines.tsx';
import { DelegationLines, GrantLines, OpenPosts } from './holdings.tsx';
import { PersonVerbs } from './PersonVerbs.tsx';

/** A person beside the list. */
export function PersonPreview({ id, onClose }: { id: PersonId; onClose: () => void }) {
  const read = useVerb(personContract.read, { id });
  const detail = read.data;
  const post = detail?.posts.find((one) => one.main && one.until === null);
  return (
    <Drawer
      title={detail?.person.name ?? '人员'}
      sub={post ? `${post.unitName} · ${postKinds[post.kind].says}` : ''}
      tools={
        <Link className="btn bare small" to={`/organization/people/${id}`}>
          打开整页
        </Link>
      }
      foot={detail && <PersonVerbs detail={detail} />}
      onClose={onClose}
    >
      {read.error && !detail ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !detail ? (
        <LoadingRows count={5} />
      ) : (
        <>
          <Lines
            lines={[
              ['办公电话', detail.person.officePhone ?? <span className="faint">没有填</span>],
              ['手机', detail.person.mobile ?? <span className="faint">没有填</span>],
              ['账号', detail.userName ?? <span className="faint">没有开</span>],
              detail.person.leftOn !== null && ['离岗', detail.person.leftOn],
            ]}
          />
          <h3 className="part">岗位</h3>
          <OpenPosts detail={detail} />
          {detail.roleGrants.length > 0 && (
            <>
              <h3 className="part">角色</h3>
              <GrantLines grants={detail.roleGrants} />
            </>
          )}
          {detail.delegations.length > 0 && (
            <>
              <h3 className="part">委托</h3>
              <DelegationLines delegations={detail.delegations} />
            </>
          )}
        </>
      )}
    </Drawer>
  );
}
