import type { WebhookRow } from '@weicheng/domain/rectification';
import { momentSays } from '../../../shared/moments.ts';
import { StateGlyph } from '../../../shared/parts/index.ts';

/** 推送到哪, without what may be a key in its path. */
export const hostOf = ({ address }: Pick<WebhookRow, 'address'>): string => new URL(address).host;

/** How a subscription stands: waits for its approval, runs, cannot reach the other side, paused, ended. */
export function WebhookStanding({ row }: { row: WebhookRow }) {
  if (row.endedAt) return <StateGlyph shape="ended">已停用</StateGlyph>;
  if (!row.approvedAt) return <StateGlyph shape="half">待授权</StateGlyph>;
  if (row.pausedAt)
    return (
      <StateGlyph shape="paused" tone="soon">
        暂停
      </StateGlyph>
    );
  if (row.failingSince) return <StateGlyph shape="back" tone="overdue">{`${momentSays(row.failingSince)} 起送不到`}</StateGlyph>;
  return <StateGlyph shape="done">在推送</StateGlyph>;
}
