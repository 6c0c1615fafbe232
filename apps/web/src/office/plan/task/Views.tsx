import type { taskContract } from '@weicheng/domain/plan';
import { savedViewContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { useForm } from '../../../shared/form.ts';
import { Button, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import type { LedgerAddress } from './address.ts';

const page = 'plan.tasks';

type Address = Pick<LedgerAddress, 'clock' | 'state'>;
type Counts = Output<typeof taskContract.counts>;

const tabs: readonly { key: keyof Counts; says: string; clock?: string; state?: string; hurts?: boolean }[] = [
  { key: 'open', says: '未销号' },
  { key: 'overdue', says: '已超期', clock: 'overdue', hurts: true },
  { key: 'soon', says: '快到期', clock: 'soon' },
  { key: 'submitted', says: '待核验', state: 'submitted' },
  { key: 'closed', says: '已销号', state: 'closed' },
  { key: 'all', says: '全部', clock: 'all' },
];

const counted = ({ value, capped }: { value: number; capped: boolean }) => (capped ? `${value}+` : String(value));

/** 视图: the usual ones with their counts, then one's own; what is set now can be kept under a name. */
export function Views({
  counts,
  at,
  set,
}: {
  counts: Counts | undefined;
  at: Address;
  set: (change: Record<keyof Address, string | undefined>) => void;
}) {
  const [params, setParams] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const own = useVerb(savedViewContract.list, { page });
  const remove = useAct(savedViewContract.remove, { done: '视图已去掉' });
  const query = [...params].filter(([name]) => name !== 'task');
  const now = new URLSearchParams(query).toString();
  const chosen = own.data?.rows.find((view) => view.query === now);
  return (
    <nav className="views" aria-label="视图">
      {tabs.map(({ key, says, clock, state, hurts }) => {
        const count = counts?.[key];
        return (
          <button
            key={key}
            type="button"
            aria-current={!chosen && at.clock === clock && at.state === state}
            onClick={() => set({ clock, state })}
          >
            {says}
            {count && <span className={hurts && count.value > 0 ? 'count hurts' : 'count'}>{counted(count)}</span>}
          </button>
        );
      })}
      {own.data?.rows.map((view) => (
        <button key={view.id} type="button" aria-current={view === chosen} onClick={() => setParams(new URLSearchParams(view.query))}>
          {view.name}
        </button>
      ))}
      <span className="end">
        {chosen ? (
          <Button kind="bare" small onClick={() => remove.mutate({ id: chosen.id })}>
            去掉视图
          </Button>
        ) : (
          <Button kind="bare" small why={now === '' ? '先设好条件，再存为视图。' : null} onClick={() => setSaving(true)}>
            存为视图
          </Button>
        )}
      </span>
      {saving && <SaveView query={now} onClose={() => setSaving(false)} />}
    </nav>
  );
}

function SaveView({ query, onClose }: { query: string; onClose: () => void }) {
  const form = useForm(savedViewContract.save.input, { page, query, name: '' });
  const save = useAct(savedViewContract.save, { inForm: true, done: (view) => `已存为视图“${view.name}”` });
  return (
    <FormDialog title="存为视图" act="存为视图" form={form} onAct={save.mutateAsync} onClose={onClose}>
      <TextField label="名称" maxLength={20} placeholder="农贸市场攻坚" {...form.field('name')} />
      <p className="sub">只有自己看得到。同名的换成现在的条件。</p>
    </FormDialog>
  );
}
