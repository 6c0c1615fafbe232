import type { Me } from '@weicheng/domain/platform';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../../shared/parts/index.ts';
import { leave } from './signOut.ts';
import './gate.css';

/** Signed in, but something must be done before the office opens. */
export function Gate({ me, title, says, children }: { me: Me; title: string; says: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 卫城`;
  }, [title]);
  return (
    <div className="gate">
      <main className="gate-body">
        <div className="gate-form">
          <h1>
            <b aria-hidden="true">卫</b>
            {title}
          </h1>
          <p className="sub">
            {me.name}，{says}
          </p>
          {children}
          <Button kind="bare" small icon="out" onClick={() => void leave()}>
            退出登录
          </Button>
        </div>
      </main>
    </div>
  );
}
