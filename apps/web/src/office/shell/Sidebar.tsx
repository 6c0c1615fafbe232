import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import { Icon, type IconName, Tip } from '../../shared/parts/index.ts';
import { setLargeText, useLargeText } from '../../shared/useTextSize.ts';
import { addressOf, maySee } from '../chapter.ts';
import { chapters } from '../navigation.ts';
import { useSignedIn } from '../session.ts';
import { Bell } from './Bell.tsx';
import { useFolded } from './useFolded.ts';
import './sidebar.css';

interface Entry {
  path: string;
  title: string;
  icon: IconName;
}

/** The pages this person may see: those without a heading first, headings in the order they come. */
function entriesFor(permissions: readonly string[]): [heading: string, entries: Entry[]][] {
  const groups = new Map<string, Entry[]>([['', [{ path: '', title: '工作台', icon: 'desk' }]]]);
  const pages = chapters.flatMap((chapter) => chapter.pages);
  for (const page of [...pages.filter(({ after }) => !after), ...pages.filter(({ after }) => after)]) {
    const { title, icon, group = '', after } = page;
    if (!icon || !maySee(page, permissions)) continue;
    const entries = groups.get(group) ?? [];
    const at = entries.findIndex(({ path }) => path === after) + 1 || entries.length;
    groups.set(group, entries.toSpliced(at, 0, { path: addressOf(page), title, icon }));
  }
  return [...groups];
}

interface SidebarProps {
  /** On a phone: whether it is pulled out. */
  pulled: boolean;
  onClose: () => void;
  onSearch: () => void;
}

/** 侧栏: words at 1200 and wider, icons with tips below, a drawer on a phone. Large text keeps its words. */
export function Sidebar({ pulled, onClose, onSearch }: SidebarProps) {
  const me = useSignedIn();
  const folded = useFolded();
  const side = useRef<HTMLElement>(null);
  const tip = (word: string) => (folded ? word : null);
  useEffect(() => {
    if (!pulled) return;
    side.current?.querySelector('a')?.focus();
    const onKey = (e: KeyboardEvent) => e.key === 'Escape' && onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pulled, onClose]);
  return (
    <>
      {pulled && <button type="button" className="side-shade" aria-label="关上目录" onClick={onClose} />}
      <aside ref={side} className={['side', folded && 'folded', pulled && 'pulled'].filter(Boolean).join(' ')}>
        <div className="brand">
          <b aria-hidden="true">卫</b>
          <span className="cut">{me.cityName}</span>
        </div>
        <nav className="nav" aria-label="目录">
          <Tip say={tip('搜索')}>
            <button type="button" className="nav-item" onClick={onSearch} aria-keyshortcuts="/ Control+K">
              <Icon name="search" />
              <span>搜索</span>
              <kbd>/</kbd>
            </button>
          </Tip>
          {entriesFor(me.permissions).map(([heading, entries]) => (
            <div key={heading} className="nav-group">
              {heading && <p>{heading}</p>}
              {entries.map(({ path, title, icon }) => (
                <Tip key={path} say={tip(title)}>
                  <NavLink to={`/${path}`} end={path === ''} className="nav-item" onClick={onClose}>
                    <Icon name={icon} />
                    <span>{title}</span>
                  </NavLink>
                </Tip>
              ))}
            </div>
          ))}
        </nav>
        <SideFoot onClose={onClose} />
      </aside>
    </>
  );
}

/** Who is signed in, what was told to them, and how large the text is. */
function SideFoot({ onClose }: { onClose: () => void }) {
  const me = useSignedIn();
  const large = useLargeText();
  return (
    <div className="side-foot">
      <NavLink to="/account" className="me" onClick={onClose} aria-label={`我的账号：${me.name}`}>
        <i aria-hidden="true">{me.name.slice(0, 1)}</i>
        <span className="cut">{me.name}</span>
      </NavLink>
      <Bell />
      <Tip say={large ? '换回普通字' : '换成大字'}>
        <button type="button" className="tool" aria-pressed={large} aria-label="大字" onClick={() => setLargeText(!large)}>
          <Icon name="text" />
          {large && <span>普通字</span>}
        </button>
      </Tip>
    </div>
  );
}
