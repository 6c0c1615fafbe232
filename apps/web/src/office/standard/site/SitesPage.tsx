import { type SiteRow, siteContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { Button, type Column, DataTable, Empty, Page, TextField } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { FilterBar, PickFilter, SearchFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import '../../organization/organization.css';
import { ImportSites } from './ImportSites.tsx';
import { AddSiteForm, ChangeSiteForm } from './SiteForms.tsx';

type Open = { act: 'add' | 'import' } | { act: 'change' | 'close'; site: SiteRow } | null;

const columnsFor = (edits: boolean, open: (next: Open) => void): Column<SiteRow>[] => [
  { key: 'name', head: '点位', width: 'minmax(0,2fr)', phone: 1, cell: ({ name }) => <b title={name}>{name}</b> },
  { key: 'kind', head: '类别', phone: 2, cell: (row) => row.kindName },
  { key: 'subdistrict', head: '街道', phone: 2, cell: (row) => row.subdistrictName },
  { key: 'builtUp', head: '建成区', width: '64px', leavesBelow: 700, cell: ({ builtUp }) => (builtUp ? '是' : '否') },
  { key: 'address', head: '地址', leavesBelow: 900, cell: ({ address }) => <span title={address}>{address}</span> },
  ...(edits
    ? [
        {
          key: 'acts',
          head: '',
          width: '120px',
          align: 'right' as const,
          phone: 1 as const,
          cell: (site: SiteRow) => (
            <>
              <Button kind="bare" small why={site.can.change} onClick={() => open({ act: 'change', site })}>
                修改
              </Button>
              <Button kind="bare" small why={site.can.close} onClick={() => open({ act: 'close', site })}>
                停用
              </Button>
            </>
          ),
        },
      ]
    : []),
];

/** 点位: what an assessment can draw from. */
export default function SitesPage() {
  const { at, set, count, clear } = useAddress(['kind', 'subdistrict', 'text']);
  const [open, setOpen] = useState<Open>(null);
  const edits = useMay('site.edit');
  const list = usePages(siteContract.list, { limit: 100, kind: at.kind, subdistrictId: at.subdistrict, text: at.text });
  const can = useVerb(siteContract.list, { limit: 1 }).data?.can;
  const options = useVerb(siteContract.options, {}).data;
  const total = options?.kinds.reduce((sum, { sites }) => sum + sites, 0);
  const close = () => setOpen(null);
  return (
    <Page
      title="点位"
      sub={total !== undefined && `${total} 处，模拟评估从这里抽`}
      fill
      actions={
        edits && (
          <>
            <Button icon="import" why={can?.import} onClick={() => setOpen({ act: 'import' })}>
              导入
            </Button>
            <Button kind="main" icon="plus" why={can?.add} onClick={() => setOpen({ act: 'add' })}>
              登记点位
            </Button>
          </>
        )
      }
      strip={
        <FilterBar
          count={count}
          onClear={clear}
          search={<SearchFilter label="找点位" value={at.text} onChange={(text) => set({ text })} />}
        >
          <PickFilter
            label="类别"
            value={at.kind}
            choices={(options?.kinds ?? []).map(({ kind, kindName, sites }) => ({ value: kind, says: `${kindName}（${sites}）` }))}
            onChange={(kind) => set({ kind })}
          />
          <PickFilter
            label="街道"
            value={at.subdistrict}
            choices={(options?.subdistricts ?? []).map(({ id, name }) => ({ value: id, says: name }))}
            onChange={(subdistrict) => set({ subdistrict })}
          />
        </FilterBar>
      }
    >
      <DataTable
        label="点位"
        columns={columnsFor(edits, setOpen)}
        {...list}
        keyOf={(row) => row.id}
        roomy
        empty={
          count > 0 ? (
            <Empty
              action={
                <Button small onClick={clear}>
                  清除筛选
                </Button>
              }
            >
              没有符合的点位。
            </Empty>
          ) : (
            <Empty>还没有点位。用模板成批导入，零星的逐个登记。</Empty>
          )
        }
      />
      {open?.act === 'add' && options && <AddSiteForm options={options} onClose={close} />}
      {open?.act === 'import' && <ImportSites onClose={close} />}
      {open?.act === 'change' && options && <ChangeSiteForm options={options} site={open.site} onClose={close} />}
      {open?.act === 'close' && <CloseSiteForm site={open.site} onClose={close} />}
    </Page>
  );
}

/** 停用点位 */
function CloseSiteForm({ site: { id, name }, onClose }: { site: SiteRow; onClose: () => void }) {
  const form = useForm(siteContract.close.input, { id, reason: '' });
  const act = useAct(siteContract.close, { inForm: true, done: `“${name}”已停用` });
  return (
    <FormDialog title={`停用 ${name}`} act="停用" danger form={form} onAct={act.mutateAsync} onClose={onClose}>
      <p className="sub">停用后不再抽到它；抽过的打分表不变。</p>
      <TextField label="原因" maxLength={200} {...form.field('reason')} />
    </FormDialog>
  );
}
