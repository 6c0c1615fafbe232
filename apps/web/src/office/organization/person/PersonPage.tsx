import { type PersonDetail, personContract, postKinds } from '@weicheng/domain/organization';
import { Link, useParams } from 'react-router';
import { ErrorState, LoadingRows, Page, Section, StateGlyph } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { History } from '../parts/History.tsx';
import { Lines } from '../parts/Lines.tsx';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { AllPosts, DelegationLines, GrantLines } from './holdings.tsx';
import { PersonVerbs } from './PersonVerbs.tsx';

/** One person's own page. */
export default function PersonPage() {
  const { id = '' } = useParams();
  const read = useVerb(personContract.read, { id });
  const detail = read.data;
  const post = detail?.posts.find((one) => one.main && one.until === null);
  return (
    <Page
      title={detail?.person.name ?? '人员'}
      sub={post ? `${post.unitName} · ${postKinds[post.kind].says}` : detail?.person.leftOn ? `${detail.person.leftOn} 离岗` : ''}
      actions={detail && <PersonVerbs detail={detail} />}
    >
      {read.error && !detail ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : !detail ? (
        <LoadingRows count={6} />
      ) : (
        <div className="record">
          <div>
            <Section title="岗位">
              <AllPosts detail={detail} />
            </Section>
            <Section title="角色" sub="授予和收回在“角色权限”">
              {detail.roleGrants.length > 0 ? (
                <GrantLines grants={detail.roleGrants} />
              ) : (
                <p className="faint">没有角色，或你看不到授权。</p>
              )}
            </Section>
            <Section title="委托">
              {detail.delegations.length > 0 ? <DelegationLines delegations={detail.delegations} /> : <p className="faint">没有委托。</p>}
            </Section>
          </div>
          <aside>
            <Section title="联系与账号">
              <Contact detail={detail} />
            </Section>
            <History about={detail.person.id} />
          </aside>
        </div>
      )}
    </Page>
  );
}

function Contact({ detail }: { detail: PersonDetail }) {
  const mayManage = useMay('account.manage');
  const { person, userName } = detail;
  const missing = <span className="faint">没有填</span>;
  return (
    <Lines
      lines={[
        ['办公电话', person.officePhone ?? missing],
        ['手机', person.mobile ?? missing],
        [
          '账号',
          userName ? (
            <>
              <StateGlyph shape="done">{userName}</StateGlyph>
              {mayManage && <Link to={`/organization/accounts?search=${encodeURIComponent(person.name)}`}>管理账号</Link>}
            </>
          ) : (
            <>
              <StateGlyph shape="empty">没有开</StateGlyph>
              {mayManage && person.leftOn === null && <Link to={`/organization/accounts?open=${person.id}`}>开账号</Link>}
            </>
          ),
        ],
      ]}
    />
  );
}
