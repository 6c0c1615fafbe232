import { useEffect, useRef, useState } from 'react';
import { onSignedOut } from '../../shared/api.ts';
import { Button, Dialog } from '../../shared/parts/index.ts';
import { useSignedIn } from '../session.ts';
import { SignInForm } from './SignInForm.tsx';
import { leave, signOut } from './signOut.ts';
import { useIdle } from './useIdle.ts';

/**
 * 登录失效: asks for the password over the page, so that what is typed stays, and lets the refused call go on. Also comes up
 * when nobody has touched the page for as long as the office allows.
 */
export function SignInAgain() {
  const me = useSignedIn();
  const [asking, setAsking] = useState<'expired' | 'idle' | null>(null);
  const waiting = useRef<((again: boolean) => void)[]>([]);

  useEffect(() => {
    onSignedOut(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setAsking((already) => already ?? 'expired');
        }),
    );
    return () => onSignedOut(null);
  }, []);
  useIdle(me.idleMinutes, () => {
    if (asking === 'idle') return;
    setAsking('idle');
    void signOut();
  });

  const answer = (again: boolean) => {
    for (const resolve of waiting.current.splice(0)) resolve(again);
    setAsking(null);
  };
  return (
    <Dialog
      open={asking !== null}
      veil={asking === 'idle'}
      title={asking === 'idle' ? `${me.idleMinutes} 分钟没有操作，已退出` : '登录已失效'}
    >
      <p className="sub">输入 {me.name} 的密码接着办，页面上填的都在。</p>
      <SignInForm userName={me.userName} act="接着办" onDone={() => answer(true)} />
      <Button kind="bare" small onClick={() => void leave()}>
        换人登录，页面上没提交的会丢
      </Button>
    </Dialog>
  );
}
