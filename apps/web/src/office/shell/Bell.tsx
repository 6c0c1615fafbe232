import { noticeContract } from '@weicheng/domain/platform';
import { useEffect, useRef, useState } from 'react';
import { Empty, ErrorState, Icon, LoadingRows, Tip } from '../../shared/parts/index.ts';
import { useAct } from '../../shared/queries.ts';
import { useLargeText } from '../../shared/useTextSize.ts';
import { NoticeLines } from './NoticeLines.tsx';
import { useNoticeStream, useNotices } from './notices.ts';

/** 通知: a bell with the count of what is new, and the list it opens. */
export function Bell() {
  useNoticeStream();
  const [open, setOpen] = useState(false);
  const large = useLargeText();
  const unseen = useNotices().data?.unseen ?? 0;
  const word = unseen > 0 ? `通知，${unseen} 条没看` : '通知';
  return (
    <>
      <Tip say={word}>
        <button type="button" className="tool" aria-label={word} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="bell" />
          {large && <span>通知</span>}
          {unseen > 0 && <em>{unseen > 99 ? '99+' : unseen}</em>}
        </button>
      </Tip>
      {open && <NoticePanel onClose={() => setOpen(false)} />}
    </>
  );
}

function NoticePanel({ onClose }: { onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  const { data, error, refetch } = useNotices();
  const markSeen = useAct(noticeContract.markSeen);
  const newest = data?.rows[0];
  useEffect(() => {
    panel.current?.focus();
    const leave = (e: PointerEvent | KeyboardEvent) => {
      const inside = e.target instanceof Node && panel.current?.parentElement?.contains(e.target);
      if (e instanceof KeyboardEvent ? e.key === 'Escape' : !inside) onClose();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leave);
    };
  }, [onClose]);
  return (
    <section ref={panel} className="notices" aria-label="通知" tabIndex={-1}>
      <header>
        <h2 className="grow">通知</h2>
        {newest && data.unseen > 0 && (
          <button type="button" className="text-act" onClick={() => markSeen.mutate({ upTo: newest.id })}>
            都看过了
          </button>
        )}
      </header>
      {data ? (
        <div className="notices-body">
          <NoticeLines rows={data.rows} onOpen={onClose} />
          {data.rows.length === 0 && <Empty>还没有通知。有要你办的事，会写在这里。</Empty>}
        </div>
      ) : error ? (
        <ErrorState failure={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows count={4} />
      )}
    </section>
  );
}
