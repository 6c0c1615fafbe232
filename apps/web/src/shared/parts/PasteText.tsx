import { useState } from 'react';
import { useUnsaved } from '../unsaved.ts';
import { Button } from './Button.tsx';

interface PasteTextProps {
  /** 粘贴方案的文字 */
  label: string;
  /** 把方案的全文粘贴到这里 */
  placeholder: string;
  /** Characters it takes. */
  most: number;
  /** 读成任务 */
  act: string;
  /** A text is on its way. */
  busy: boolean;
  /** Takes the text; whether it was taken, else it stays to be sent again. */
  onTake: (text: string) => Promise<boolean>;
}

/** 粘贴文字的地方: a long text, how long it is, and one button. What was pasted is not left without a word. */
export function PasteText({ label, placeholder, most, act, busy, onTake }: PasteTextProps) {
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  useUnsaved(!isEmpty && !busy);
  const take = async () => {
    if (await onTake(text)) setText('');
  };
  return (
    <>
      <textarea
        className="input quoted"
        aria-label={label}
        rows={8}
        maxLength={most}
        placeholder={placeholder}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <p className="step">
        <span className="grow faint">{text === '' ? '' : `${text.length.toLocaleString('zh-CN')} 个字`}</span>
        <Button kind="main" busy={busy} why={isEmpty ? '还没有粘贴文字。' : null} onClick={() => void take()}>
          {act}
        </Button>
      </p>
    </>
  );
}
