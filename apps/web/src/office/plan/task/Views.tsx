import type { taskContract } from '@weicheng/domain/plan';
import type { Output } from '../../../shared/api.ts';
import { SavedViews, useSavedViews } from '../../organization/parts/SavedViews.tsx';
import type { LedgerAddress } from './address.ts';

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
  const views = useSavedViews('plan.tasks', ['task']);
  return (
    <nav className="views" aria-label="视图">
      {tabs.map(({ key, says, clock, state, hurts }) => {
        const count = counts?.[key];
        return (
          <button
            key={key}
            type="button"
            aria-current={!views.chosen && at.clock === clock && at.state === state}
            onClick={() => set({ clock, state })}
          >
            {says}
            {count && <span className={hurts && count.value > 0 ? 'count hurts' : 'count'}>{counted(count)}</span>}
          </button>
        );
      })}
      <SavedViews views={views} />
    </nav>
  );
}
