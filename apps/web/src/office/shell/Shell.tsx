import { Suspense, useCallback, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Icon, LoadingRows } from '../../shared/parts/index.ts';
import { SignInAgain } from '../account/SignInAgain.tsx';
import { Fault } from './Fault.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { Leaving } from './Leaving.tsx';
import { Offline } from './Offline.tsx';
import { Palette } from './Palette.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useShortcut } from './useShortcut.ts';
import './shell.css';

/** 外壳: the sidebar, the page, and what may open over them. */
export function Shell() {
  const { pathname } = useLocation();
  const [open, setOpen] = useState<'palette' | 'keys' | 'side' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  useShortcut('/', () => setOpen('palette'));
  useShortcut('mod+k', () => setOpen('palette'));
  useShortcut('?', () => setOpen('keys'));
  return (
    <div className="shell">
      <a className="skip" href="#page">
        跳到正文
      </a>
      <button type="button" className="pull" aria-label="打开目录" aria-expanded={open === 'side'} onClick={() => setOpen('side')}>
        <Icon name="menu" />
      </button>
      <Sidebar pulled={open === 'side'} onClose={close} onSearch={() => setOpen('palette')} />
      <main id="page" tabIndex={-1}>
        <Offline />
        <Fault resetKey={pathname}>
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </Fault>
      </main>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'keys' && <KeyHelp onClose={close} />}
      <Leaving />
      <SignInAgain />
    </div>
  );
}

/** While a page's chunk comes: its frame and bars. */
function LoadingPage() {
  return (
    <div className="page">
      <div className="page-bar" />
      <div className="page-body">
        <div className="page-content fill">
          <LoadingRows />
        </div>
      </div>
    </div>
  );
}
