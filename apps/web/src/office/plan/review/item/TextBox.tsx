import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../../shared/parts/index.ts';
import { useUnsaved } from '../../../../shared/unsaved.ts';

export type TextMode = 'read' | 'edit' | 'split';

interface TextBoxProps {
  text: string;
  mode: TextMode;
  why: string | null;
  onMode: (mode: TextMode) => void;
  onSave: (text: string) => void;
  onSplit: (at: number) => void;
}

/** Where a split is first offered: behind the first sentence that is not the last. */
const firstBreak = (text: string): number => {
  const found = /[。；;]/u.exec(text);
  return found && found.index + 1 < text.trimEnd().length ? found.index + 1 : Math.floor(text.length / 2);
};

/** 任务内容: read in Song; edited in place, kept when one leaves it; split where the caret stands. */
export function TextBox({ text, mode, why, onMode, onSave, onSplit }: TextBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  const splitting = mode === 'split';
  useUnsaved(mode === 'edit' && typed !== text);
  // before the next key can be pressed: Enter splits where the caret stands
  useLayoutEffect(() => {
    if (mode === 'read') return;
    setTyped(text);
    const at = splitting ? firstBreak(text) : text.length;
    box.current?.focus();
    box.current?.setSelectionRange(at, at);
  }, [mode, splitting, text]);
  if (mode === 'read')
    return (
      <p className="said">
        {why ? (
          text
        ) : (
          <button type="button" onClick={() => document.getSelection()?.isCollapsed !== false && onMode('edit')}>
            {text}
          </button>
        )}
      </p>
    );
  const save = () => {
    if (!splitting && typed.trim() !== '' && typed !== text) onSave(typed);
    onMode('read');
  };
  const split = () => {
    const at = box.current?.selectionStart ?? 0;
    onMode('read');
    onSplit(at);
  };
  return (
    <div className="said-edit">
      <textarea
        ref={box}
        className="input quoted"
        aria-label={splitting ? '光标放在要拆开的地方' : '任务内容'}
        rows={Math.min(12, Math.max(3, Math.ceil(text.length / 34)))}
        value={splitting ? text : typed}
        onChange={(e) => !splitting && setTyped(e.target.value)}
        onBlur={(e) => {
          if (!splitting && !(e.relatedTarget instanceof HTMLElement && e.currentTarget.parentElement?.contains(e.relatedTarget))) save();
        }}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing) return;
          if (e.key === 'Escape') {
            e.preventDefault();
            onMode('read');
          }
          if (e.key === 'Enter' && (splitting || e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            if (splitting) split();
            else save();
          }
        }}
      />
      <div className="said-acts">
        {splitting ? (
          <Button small kind="main" keys="Enter" onClick={split}>
            在光标处拆开
          </Button>
        ) : (
          <>
            <Button small keys="Ctrl Enter" onClick={save}>
              存下
            </Button>
            <Button small kind="bare" onClick={split}>
              在光标处拆开
            </Button>
          </>
        )}
        <Button small kind="bare" keys="Esc" onClick={() => onMode('read')}>
          {splitting ? '不拆了' : '不改了'}
        </Button>
      </div>
    </div>
  );
}
