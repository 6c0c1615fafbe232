import type { IssueDesk } from '@weicheng/domain/rectification';

const piles: readonly { key: IssueDesk; says: string; may: string }[] = [
  { key: 'owed', says: '要整改的', may: 'issue.answer' },
  { key: 'toDispatch', says: '待交办', may: 'issue.dispatch' },
  { key: 'toVerify', says: '待核验', may: 'issue.verify' },
  { key: 'toAnswer', says: '待批延期', may: 'issue.verify' },
  { key: 'toRecheck', says: '反映没改好', may: 'issue.verify' },
];

/** The piles of somebody with these rights. */
export const offeredTo = (permissions: readonly string[]) => piles.filter(({ may }) => permissions.includes(may));

/** What is shown once `gone` has left the pile: what stood after it, else before it; nothing when the pile is empty. */
export function nextAfter(before: readonly string[], now: readonly string[], gone: string): string | undefined {
  const place = before.indexOf(gone);
  if (place < 0) return undefined;
  const there = new Set(now);
  return before.slice(place + 1).find((id) => there.has(id)) ?? before.slice(0, place).findLast((id) => there.has(id));
}
