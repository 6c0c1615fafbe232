import { useQueries } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog, Icon } from '../../shared/parts/index.ts';
import { addressOf, type Found, maySee } from '../chapter.ts';
import { chapters } from '../navigation.ts';
import { useSignedIn } from '../session.ts';
import './palette.css';

interface Group {
  title: string;
  found: Found[];
}

/** The pages whose title holds the text; all of them when nothing is typed. */
function usePageGroup(text: string): Group {
  const { permissions } = useSignedIn();
  const pages = [
    { path: '', title: '工作台' },
    ...chapters
      .flatMap((chapter) => chapter.pages)
      .filter((page) => maySee(page, permissions))
      .map((page) => ({ path: addressOf(page), title: page.title }))
      .filter(({ path }) => !path.includes(':')),
    { path: 'account', title: '我的账号' },
  ];
  const found = pages.filter((page) => page.title.includes(text));
  return { title: '页面', found: found.map((page) => ({ key: `page-${page.path}`, title: page.title, to: `/${page.path}` })) };
}

/** What the chapters find for the text, from two letters or one Chinese character on. */
function useFoundGroups(text: string): { groups: Group[]; searching: boolean } {
  const { permissions } = useSignedIn();
  const sources = chapters.flatMap((chapter) => chapter.searches ?? []).filter((source) => maySee(source, permissions));
  const enough = text.length > 1 || /\p{Script=Han}/u.test(text);
  const results = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['palette', source.title, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(text, signal),
      enabled: enough,
    })),
  });
  return {
    groups: sources.map((source, i) => ({ title: source.title, found: enough ? (results[i]?.data ?? []) : [] })),
    searching: results.some((result) => result.isFetching),
  };
}

/** 搜索: pages and whatever the chapters can find; arrows move, Enter opens. */
export function Palette({ onClose }: { onClose: () => void }) {
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const text = useDeferredValue(typed.trim());
  const pages = usePageGroup(text);
  const { groups, searching } = useFoundGroups(text);
  const shown = [pages, ...groups].filter((group) => group.found.length > 0);
  const flat = shown.flatMap((group) => group.found);
  const current = Math.max(0, Math.min(at, flat.length - 1));
  const currentId = `${id}-${flat[current]?.key ?? ''}`;
  useEffect(() => {
    void document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const open = (found: Found | undefined) => {
    if (!found) return;
    onClose();
    void navigate(found.to);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (step && flat.length > 0) setAt((current + step + flat.length) % flat.length);
    else if (e.key === 'Enter' && !e.nativeEvent.isComposing) open(flat[current]);
    else return;
    e.preventDefault();
  };

  return (
    <Dialog open plain title="搜索" onClose={onClose}>
      <div className="palette-box">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="搜索"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? currentId : undefined}
          placeholder="页面、单位、人员"
          spellCheck={false}
          value={typed}
          onChange={(e) => {
            setTyped(e.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" onClick={onClose} aria-label="关上搜索">
          <kbd>Esc</kbd>
        </button>
      </div>
      <div id={`${id}-list`} className="palette-list" role="listbox" aria-label="找到的">
        {shown.map((group) => (
          <div key={group.title}>
            <p className="label">{group.title}</p>
            {group.found.map((found) => {
              const on = found.key === flat[current]?.key;
              return (
                <button
                  key={found.key}
                  id={`${id}-${found.key}`}
                  type="button"
                  role="option"
                  aria-selected={on}
                  tabIndex={-1}
                  onClick={() => open(found)}
                  onPointerMove={() => setAt(flat.indexOf(found))}
                >
                  <span className="cut">{found.title}</span>
                  {found.sub && <span className="faint cut grow">{found.sub}</span>}
                </button>
              );
            })}
          </div>
        ))}
        {flat.length === 0 && <p className="sub none">{searching ? '正在找…' : `没有找到“${text}”。换个字，或只写名称里的两个字。`}</p>}
      </div>
    </Dialog>
  );
}
