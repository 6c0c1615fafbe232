import { type RoleRow, roleContract } from '@weicheng/domain/organization';
import { Link, useNavigate, useParams } from 'react-router';
import { Button, Empty, ErrorState, Icon, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { usePhone } from '../parts/usePhone.ts';
import '../organization.css';
import { RoleView } from './RoleView.tsx';

const groups: readonly { says: string; of: (role: RoleRow) => boolean }[] = [
  { says: '三员，权限分开', of: (role) => role.kept !== null },
  { says: '内置角色', of: (role) => role.kept === null && role.key !== null },
  { says: '自建角色', of: (role) => role.kept === null && role.key === null },
];

/** 角色权限: the roles on the left; one role, its permissions and its holders on the right. */
export default function RolesPage() {
  const { id } = useParams();
  const navigate = useNavigate();
  const list = useVerb(roleContract.list, {});
  const roles = list.data?.rows ?? [];
  const phone = usePhone();
  const ordered = groups.flatMap(({ of }) => roles.filter(of));
  const role = roles.find((one) => one.id === id) ?? (id || phone ? undefined : ordered[0]);
  const making = id === 'new';
  return (
    <Page
      title="角色权限"
      sub={list.data && `${roles.length} 个角色 · 权限从授予的单位往下管`}
      fill
      actions={
        list.data && (
          <Button
            icon="plus"
            kind={id ? 'outlined' : 'main'}
            why={list.data.can.create}
            onClick={() => void navigate('/organization/roles/new')}
          >
            新建角色
          </Button>
        )
      }
    >
      <div className={id ? 'org-split narrow has-unit' : 'org-split narrow'}>
        <nav className="org-tree side-list" aria-label="角色">
          {list.error && !list.data ? (
            <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
          ) : !list.data ? (
            <LoadingRows />
          ) : (
            groups.map(({ says, of }) => {
              const some = roles.filter(of);
              return (
                some.length > 0 && (
                  <section key={says}>
                    <h3 className="label">{says}</h3>
                    {some.map((one) => (
                      <Link
                        key={one.id}
                        to={`/organization/roles/${one.id}`}
                        aria-current={one.id === role?.id ? 'page' : undefined}
                        className="side-row"
                      >
                        <span className="cut grow">{one.name}</span>
                        {one.secondFactorRequired && (
                          <span className="faint" title="要两步验证">
                            <Icon name="lock" />
                            <span className="only-read">要两步验证</span>
                          </span>
                        )}
                        <span className="count">{one.holders} 人</span>
                      </Link>
                    ))}
                  </section>
                )
              );
            })
          )}
        </nav>
        <section className="org-unit">
          {list.data && (role || making) ? (
            <RoleView key={role?.id} role={role ?? null} catalogue={list.data.permissions} roles={roles} />
          ) : (
            list.data && <Empty>没有这个角色，可能已经删除。</Empty>
          )}
        </section>
      </div>
    </Page>
  );
}
