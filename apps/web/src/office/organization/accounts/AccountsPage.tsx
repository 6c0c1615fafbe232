import { personContract } from '@weicheng/domain/organization';
import { accountContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { Link } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, DataTable, Drawer, Empty, Page, StateGlyph } from '../../../shared/parts/index.ts';
import { usePages, useVerb } from '../../../shared/queries.ts';
import { FilterBar, SearchFilter } from '../parts/filters.tsx';
import { Lines } from '../parts/Lines.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { AccountVerbs } from './AccountVerbs.tsx';
import type { Account } from './account.ts';
import { OpenAccountForm } from './OpenAccountForm.tsx';

const states: Readonly<Record<Account['state'], React.ReactNode>> = {
  active: <StateGlyph shape="done">在用</StateGlyph>,
  locked: (
    <StateGlyph shape="paused" tone="soon">
      已锁定
    </StateGlyph>
  ),
  closed: <StateGlyph shape="ended">已停用</StateGlyph>,
};

const columns: Column<Account>[] = [
  { key: 'person', head: '姓名', width: '112px', phone: 1, cell: (row) => <b>{row.personName}</b> },
  { key: 'state', head: '状态', width: '88px', phone: 1, cell: (row) => states[row.state] },
  { key: 'userName', head: '用户名', width: '160px', phone: 2, cell: (row) => <span className="cut">{row.userName}</span> },
  { key: 'unit', head: '单位', phone: 2, cell: (row) => row.unitName ?? <span className="faint">没有岗位</span> },
  {
    key: 'second',
    head: '两步验证',
    width: '104px',
    leavesBelow: 900,
    cell: (row) => (row.secondFactorEnabled ? '已开' : <span className="faint">没有开</span>),
  },
  {
    key: 'last',
    head: '上次登录',
    width: '132px',
    leavesBelow: 640,
    cell: (row) => (row.lastSignedInAt ? momentSays(row.lastSignedInAt) : <span className="faint">还没登录过</span>),
  },
];

/** 账号: who can sign in, and what the system administrator may do about it; another administrator finds those of his like. */
export default function AccountsPage() {
  const { at, set, count, clear } = useAddress(['search']);
  const { at: shown, set: show } = useAddress(['account', 'open']);
  const manages = useMay('account.manage');
  const [opening, setOpening] = useState(shown.open !== undefined);
  const person = useVerb(personContract.read, { id: shown.open ?? '' }, { enabled: Boolean(shown.open) });
  const list = usePages(accountContract.list, { limit: 100, ...(at.search ? { search: at.search } : {}) });
  const current = list.rows.find((row) => row.personId === shown.account);
  const ready = !shown.open || person.data || person.error;
  return (
    <Page
      title="账号"
      fill
      actions={
        manages && (
          <Button kind={current ? 'outlined' : 'main'} icon="plus" onClick={() => setOpening(true)}>
            开账号
          </Button>
        )
      }
      strip={
        <FilterBar
          count={count}
          onClear={clear}
          search={<SearchFilter label="找账号：姓名、用户名" value={at.search} onChange={(search) => set({ search })} />}
        />
      }
      aside={
        current && (
          <Drawer
            title={current.personName}
            sub={current.userName}
            onClose={() => show({ account: undefined })}
            foot={<AccountVerbs account={current} />}
          >
            <Lines
              lines={[
                ['状态', states[current.state]],
                ['单位', current.unitName ?? <span className="faint">没有岗位</span>],
                ['两步验证', current.secondFactorEnabled ? '已开' : '没有开'],
                ['首次密码', current.mustChangePassword ? '还没改过' : '已改'],
                ['上次登录', current.lastSignedInAt ? momentSays(current.lastSignedInAt) : '还没登录过'],
              ]}
            />
            <p>
              <Link to={`/organization/people/${current.personId}`}>看这个人的岗位和角色</Link>
            </p>
          </Drawer>
        )
      }
    >
      <DataTable
        label="账号"
        columns={columns}
        {...list}
        keyOf={(row) => row.personId}
        current={shown.account ?? null}
        onCurrent={(row) => show({ account: row.personId })}
        empty={
          count > 0 ? (
            <Empty
              action={
                <Button small onClick={clear}>
                  看全部账号
                </Button>
              }
            >
              没有符合的账号。
            </Empty>
          ) : (
            <Empty>还没有账号。</Empty>
          )
        }
        foot={<span>{list.hasMore ? `已读 ${list.rows.length} 个，往下还有` : `共 ${list.rows.length} 个账号`}</span>}
      />
      {manages && opening && ready && (
        <OpenAccountForm
          person={person.data?.person}
          onClose={() => {
            setOpening(false);
            show({ open: undefined });
          }}
        />
      )}
    </Page>
  );
}
