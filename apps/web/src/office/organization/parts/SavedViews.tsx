import { savedViewContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { Button, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from './FormDialog.tsx';

/** 存着的视图 of a page, and which of them is shown. `apart` are the names in the address that are no condition. */
export function useSavedViews(page: string, apart: readonly string[] = []) {
  const [params, setParams] = useSearchParams();
  const own = useVerb(savedViewContract.list, { page });
  const now = new URLSearchParams([...params].filter(([name]) => !apart.includes(name))).toString();
  const rows = own.data?.rows ?? [];
  return {
    page,
    now,
    rows,
    chosen: rows.find((view) => view.query === now),
    show: (query: string) => setParams(new URLSearchParams(query)),
  };
}

/** One's own views beside the usual ones; what is set now can be kept under a name. */
export function SavedViews({ views }: { views: ReturnType<typeof useSavedViews> }) {
  const { page, now, rows, chosen, show } = views;
  const [saving, setSaving] = useState(false);
  const remove = useAct(savedViewContract.remove, { done: '视图已去掉' });
  return (
    <>
      {rows.map((view) => (
        <button key={view.id} type="button" aria-current={view === chosen} onClick={() => show(view.query)}>
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
      {saving && <SaveView page={page} query={now} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveView({ page, query, onClose }: { page: string; query: string; onClose: () => void }) {
  const form = useForm(savedViewContract.save.input, { page, query, name: '' });
  const save = useAct(savedViewContract.save, { inForm: true, done: (view) => `已存为视图“${view.name}”` });
  return (
    <FormDialog title="存为视图" act="存为视图" form={form} onAct={save.mutateAsync} onClose={onClose}>
      <TextField label="名称" maxLength={20} placeholder="农贸市场攻坚" {...form.field('name')} />
      <p className="sub">只有自己看得到。同名的换成现在的条件。</p>
    </FormDialog>
  );
}
