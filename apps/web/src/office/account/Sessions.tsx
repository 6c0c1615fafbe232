import { accountContract } from '@weicheng/domain/platform';
import { momentSays } from '../../shared/moments.ts';
import { Button, ErrorState, LoadingRows, Section } from '../../shared/parts/index.ts';
import { useAct, useVerb } from '../../shared/queries.ts';

/** 登录着的设备, this one first, each with a button that ends it. */
export function Sessions() {
  const sessions = useVerb(accountContract.sessions, {});
  const end = useAct(accountContract.endSession, { done: '那台设备已退出登录' });
  const endOthers = useAct(accountContract.endOtherSessions, { done: '其他设备都已退出登录' });
  const rows = [...(sessions.data?.rows ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt),
  );
  return (
    <Section
      title="登录着的设备"
      sub={rows.length > 0 ? `${rows.length} 台` : undefined}
      action={
        rows.length > 1 && (
          <Button small busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            其他设备都退出
          </Button>
        )
      }
    >
      {sessions.error && <ErrorState failure={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <LoadingRows count={2} roomy />}
      <ul className="lines">
        {rows.map((session) => (
          <li key={session.id}>
            <span className="grow">
              {session.device}
              <span className="faint">
                {' '}
                {session.address} · 登录于 {momentSays(session.createdAt)} · 最近 {momentSays(session.lastUsedAt)}
              </span>
            </span>
            {session.current ? (
              <span className="faint">这一台</span>
            ) : (
              <Button small busy={end.isPending && end.variables.id === session.id} onClick={() => end.mutate({ id: session.id })}>
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
