import { useQueryClient } from '@tanstack/react-query';
import { Notice, noticeContract } from '@weicheng/domain/platform';
import { useEffect } from 'react';
import { addressOf } from '../../shared/api.ts';
import { toast } from '../../shared/parts/index.ts';
import { useVerb } from '../../shared/queries.ts';

/** My newest notices and how many I have not seen. */
export const useNotices = () => useVerb(noticeContract.list, { limit: 30 });

/** How long to wait before the line is opened again: 2 s, then twice as long each time, a minute at most, scattered. */
export const waitBefore = (attempt: number, chance: number): number => Math.min(60_000, 2000 * 2 ** attempt) * (0.5 + chance / 2);

/** Keeps the line to the server open while the office is; a notice that comes is said once and the list is read again. */
export function useNoticeStream(): void {
  const client = useQueryClient();
  useEffect(() => {
    let line: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    const open = () => {
      line = new EventSource(addressOf(noticeContract.stream, {}));
      line.onopen = () => {
        if (attempt > 0) void client.invalidateQueries({ queryKey: [noticeContract.list.name] });
        attempt = 0;
      };
      line.onerror = () => {
        line?.close();
        timer = setTimeout(open, waitBefore(attempt++, Math.random()));
      };
      line.addEventListener('notice', (e: MessageEvent<string>) => {
        const notice = Notice.safeParse(JSON.parse(e.data));
        if (notice.success) toast(notice.data.title, 'told');
        void client.invalidateQueries({ queryKey: [noticeContract.list.name] });
      });
    };
    open();
    return () => {
      line?.close();
      clearTimeout(timer);
    };
  }, [client]);
}
