import { type DraftTask, type DraftTaskField, draftTaskFields } from '@weicheng/domain/plan';
import { Button } from '../../../../shared/parts/index.ts';
import type { Conflict, DraftStore } from '../draftStore.ts';
import { figureSays, roleSays } from '../words.ts';

/** Any field of an item in words, for two versions side by side. */
export function fieldSays(field: DraftTaskField, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return '（空）';
  if (field === 'units') return (value as DraftTask['units']).map(({ role, printed }) => `${roleSays[role]} ${printed}`).join('、');
  if (field === 'thresholds') return (value as DraftTask['thresholds']).map((row) => `${row.metric} ${figureSays(row)}`).join('；');
  return value.map((part) => (typeof part === 'object' && part !== null && 'text' in part ? String(part.text) : String(part))).join('、');
}

/** 两个版本: mine and what another reviewer wrote meanwhile; nothing is lost until I choose. */
export function ConflictBox({ id, conflict, store }: { id: string; conflict: Conflict; store: DraftStore }) {
  const fields = Object.keys(conflict.mine) as DraftTaskField[];
  return (
    <div className="conflict" role="alert">
      <p>
        <b>{conflict.by}</b>刚改过这一条，你的还没有存。选一个：
      </p>
      {fields.map((field) => (
        <dl key={field}>
          <dt>{draftTaskFields[field]} · 你写的</dt>
          <dd className="quoted">{fieldSays(field, conflict.mine[field])}</dd>
          <dt>
            {draftTaskFields[field]} · {conflict.by}写的
          </dt>
          <dd className="quoted">{fieldSays(field, conflict.current[field])}</dd>
        </dl>
      ))}
      <div className="acts">
        <Button small onClick={() => void store.resolve(id, 'mine')}>
          用我写的
        </Button>
        <Button small onClick={() => void store.resolve(id, 'theirs')}>
          用{conflict.by}写的
        </Button>
      </div>
    </div>
  );
}
