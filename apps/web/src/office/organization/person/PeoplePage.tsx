import { PersonId, type PersonRow, PostKind, personContract, postKinds, UnitId } from '@weicheng/domain/organization';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, type Column, DataTable, Empty, Page } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';
import { FilterBar, PickFilter, SearchFilter, UnitFilter } from '../parts/filters.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { AddPersonForm } from './PersonForms.tsx';
import { PersonPreview } from './PersonPreview.tsx';

const mainPost = (row: PersonRow): string => {
  const post = row.posts[0];
  return post ? `${post.unitName} · ${postKinds[post.kind].says}` : '';
};

const columns: Column<PersonRow>[] = [
  { key: 'name', head: '姓名', width: '112px', phone: 1, cell: (row) => <b className={row.leftOn ? 'ended' : ''}>{row.name}</b> },
  {
    key: 'post',
    head: '岗位',
    phone: 2,
    cell: (row) =>
      row.leftOn ? <span className="faint">{row.leftOn} 离岗</span> : mainPost(row) || <span className="faint">没有岗位</span>,
  },
  { key: 'office', head: '办公电话', width: '140px', leavesBelow: 620, cell: (row) => row.officePhone ?? '' },
  {
    key: 'mobile',
    head: '手机',
    width: '128px',
    leavesBelow: 760,
    phone: 1,
    cell: (row) => row.mobile && <span className="sub">{row.mobile}</span>,
  },
  {
    key: 'others',
    head: '兼任',
    width: 'minmax(0,0.6fr)',
    leavesBelow: 900,
    cell: (row) =>
      row.posts.length > 1 && (
        <span className="sub">
          {row.posts
            .slice(1)
            .map((post) => `${post.unitName}${postKinds[post.kind].says}`)
            .join('、')}
        </span>
      ),
  },
  {
    key: 'account',
    head: '账号',
    width: '96px',
    leavesBelow: 680,
    cell: (row) => (row.hasAccount ? '已开' : <span className="faint">没有开</span>),
  },
];

const kinds = PostKind.options.map((value) => ({ value, says: postKinds[value].says }));
const leftChoices = [{ value: 'true', says: '含已离岗' }] as const;

/** 人员: a list narrowed by unit, post and name; the preview beside it. */
export default function PeoplePage() {
  const navigate = useNavigate();
  const { at, set, count, clear } = useAddress(['search', 'unit', 'post', 'left']);
  const { at: shown, set: show } = useAddress(['person', 'add']);
  const [adding, setAdding] = useState(shown.add === '1');
  /** Shown when the form closes: two changes of the address in one breath would lose the first. */
  const added = useRef<string | undefined>(undefined);
  const mayEdit = useMay('person.edit');
  const unit = UnitId.safeParse(at.unit);
  const post = PostKind.safeParse(at.post);
  const person = PersonId.safeParse(shown.person);
  const list = usePages(personContract.list, {
    limit: 100,
    ...(at.search ? { search: at.search } : {}),
    ...(unit.success ? { unitId: unit.data } : {}),
    ...(post.success ? { postKind: post.data } : {}),
    ...(at.left === 'true' ? { left: 'true' as const } : {}),
  });
  return (
    <Page
      title="人员"
      fill
      actions={
        mayEdit && (
          <Button kind={person.success ? 'outlined' : 'main'} icon="plus" onClick={() => setAdding(true)}>
            登记人员
          </Button>
        )
      }
      strip={
        <FilterBar
          count={count}
          onClear={clear}
          search={<SearchFilter label="找人：姓名、电话" value={at.search} onChange={(search) => set({ search })} />}
        >
          <UnitFilter label="单位（含下级）" value={at.unit} onChange={(value) => set({ unit: value })} />
          <PickFilter label="岗位" value={at.post} onChange={(value) => set({ post: value })} choices={kinds} />
          <PickFilter label="在岗" value={at.left} onChange={(left) => set({ left })} choices={leftChoices} />
        </FilterBar>
      }
      aside={person.success && <PersonPreview id={person.data} onClose={() => show({ person: undefined })} />}
    >
      <DataTable
        label="人员"
        columns={columns}
        {...list}
        keyOf={(row) => row.id}
        current={person.success ? person.data : null}
        onCurrent={(row) => show({ person: row.id })}
        onOpen={(row) => void navigate(`/organization/people/${row.id}`)}
        empty={
          count > 0 ? (
            <Empty
              action={
                <Button small onClick={clear}>
                  看全部人员
                </Button>
              }
            >
              没有符合的人。
            </Empty>
          ) : (
            <Empty action={<Link to="/organization/exchange">从表格导入</Link>}>还没有登记人员。</Empty>
          )
        }
        foot={
          <>
            <span>{list.hasMore ? `已读 ${list.rows.length} 人，往下还有` : `共 ${list.rows.length} 人`}</span>
            <span className="keys">
              <kbd>J</kbd>
              <kbd>K</kbd> 上下 <kbd>Enter</kbd> 打开
            </span>
          </>
        }
      />
      {adding && (
        <AddPersonForm
          unitId={unit.success ? unit.data : undefined}
          onAdded={(id) => {
            added.current = id;
          }}
          onClose={() => {
            setAdding(false);
            show({ add: undefined, ...(added.current ? { person: added.current } : {}) });
            added.current = undefined;
          }}
        />
      )}
    </Page>
  );
}
