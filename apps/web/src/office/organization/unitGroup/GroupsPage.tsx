import { unitGroupContract } from '@weicheng/domain/organization';
import { Link, useNavigate, useParams } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button, Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../organization.css';
import { AliasDesk } from './AliasDesk.tsx';
import { AliasTable } from './AliasTable.tsx';
import { GroupForm } from './GroupForm.tsx';
import { GroupView } from './GroupView.tsx';

/** 单位组与别名: the names documents use for units, by class and one by one. */
export default function GroupsPage() {
  const { id } = useParams();
  const navigate = useNavigate();
  const list = useVerb(unitGroupContract.list, {});
  const groups = list.data?.rows ?? [];
  const group = groups.find((one) => one.id === id);
  return (
    <Page
      title="单位组与别名"
      sub={list.data && `${groups.length} 个单位组`}
      fill
      actions={
        list.data && (
          <Button
            icon="plus"
            kind={id ? 'outlined' : 'main'}
            why={list.data.can.create}
            onClick={() => void navigate('/organization/groups/new')}
          >
            新建单位组
          </Button>
        )
      }
    >
      <div className={id ? 'org-split narrow has-unit' : 'org-split narrow'}>
        <nav className="org-tree side-list" aria-label="单位组">
          <Link to="/organization/groups/names" className="side-row" aria-current={id === 'names' || !id ? 'page' : undefined}>
            <span className="grow">这个名称是谁</span>
          </Link>
          <Link to="/organization/groups/aliases" className="side-row" aria-current={id === 'aliases' ? 'page' : undefined}>
            <span className="grow">别名表</span>
          </Link>
          {list.error && !list.data ? (
            <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
          ) : !list.data ? (
            <LoadingRows />
          ) : groups.length === 0 ? (
            <Empty>还没有单位组。文件里的“各社区”“各街道”建成单位组，交办时就能展开到每个单位。</Empty>
          ) : (
            <section>
              <h3 className="label">单位组</h3>
              {groups.map((one) => (
                <Link
                  key={one.id}
                  to={`/organization/groups/${one.id}`}
                  className={one.until && one.until <= today() ? 'side-row ended' : 'side-row'}
                  aria-current={one.id === id ? 'page' : undefined}
                >
                  <span className="cut grow">{one.name}</span>
                  <span className="count">{one.size} 个</span>
                </Link>
              ))}
            </section>
          )}
        </nav>
        <section className="org-unit">
          {id === 'new' ? (
            <GroupForm groups={groups} />
          ) : id === 'aliases' ? (
            <AliasTable />
          ) : id === 'names' || id === undefined ? (
            <AliasDesk />
          ) : group ? (
            <GroupView key={group.id} id={group.id} groups={groups} />
          ) : (
            list.data && <Empty>没有这个单位组。</Empty>
          )}
        </section>
      </div>
    </Page>
  );
}
