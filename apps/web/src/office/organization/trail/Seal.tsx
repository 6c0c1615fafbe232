import { useQuery } from '@tanstack/react-query';
import { type SealState, trailContract } from '@weicheng/domain/organization';
import { call } from '../../../shared/api.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Dialog, ErrorState, StateGlyph } from '../../../shared/parts/index.ts';
import { Lines } from '../parts/Lines.tsx';
import { useAddress } from '../parts/useAddress.ts';
import { shortCode } from './fields.ts';

/** 核对: counts every sealed row again and compares; says the first that was changed. */
export function Seal({ onClose }: { onClose: () => void }) {
  const { set } = useAddress(['fact']);
  const verify = useQuery({
    queryKey: [trailContract.verify.name, 'once'],
    queryFn: ({ signal }) => call(trailContract.verify, {}, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog
      open
      title="核对留痕"
      onClose={onClose}
      foot={
        <>
          <Button busy={verify.isFetching} onClick={() => void verify.refetch()}>
            再核对一次
          </Button>
          <Button kind="main" onClick={onClose}>
            关上
          </Button>
        </>
      }
    >
      {verify.isFetching ? (
        <div className="verifying" role="status">
          <p>正在逐行重算，和封存时的数比对。行数多时要几分钟，可以先关上。</p>
          <i />
        </div>
      ) : verify.error ? (
        <ErrorState failure={verify.error} />
      ) : (
        verify.data && (
          <Verified
            seal={verify.data}
            onBroken={(fact) => {
              set({ fact });
              onClose();
            }}
          />
        )
      )}
    </Dialog>
  );
}

function Verified({ seal, onBroken }: { seal: SealState; onBroken: (fact: string) => void }) {
  const { state, sealedRows, waitingRows, seals, head, sealedAt, firstBroken } = seal;
  return (
    <>
      <p className="answer">
        {state === 'intact' ? (
          <StateGlyph shape="done" tone="done">
            没有被改动
          </StateGlyph>
        ) : state === 'broken' ? (
          <StateGlyph shape="ended" tone="overdue">
            有被改动的行
          </StateGlyph>
        ) : (
          <StateGlyph shape="empty">还没有封存</StateGlyph>
        )}
        <span>
          {state === 'broken'
            ? '第一处对不上的是下面这一行。保留现场，报告系统管理员和安全管理员。'
            : `核对了 ${sealedRows.toLocaleString('zh-CN')} 行。`}
        </span>
      </p>
      <Lines
        lines={[
          firstBroken !== null && [
            '第一处改动',
            <button key="b" type="button" className="linklike" onClick={() => onBroken(firstBroken)}>
              <code>{firstBroken}</code>
            </button>,
          ],
          ['已封存', `${sealedRows.toLocaleString('zh-CN')} 行，${seals} 次`],
          ['等封存', `${waitingRows} 行`],
          sealedAt !== null && ['最后封存', momentSays(sealedAt)],
          head !== null && [
            '短码',
            <span key="s">
              <b className="short-code">{shortCode(head)}</b>
              <span className="faint short-code-note">抄在值班本上；日后核对时短码不同，就是封存被换过。</span>
            </span>,
          ],
        ]}
      />
    </>
  );
}
