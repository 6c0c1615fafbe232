import { type ReactNode, useRef, useState } from 'react';
import { Button } from './Button.tsx';

interface DropZoneProps {
  /** 把文件拖到这里 */
  says: string;
  /** What can be read, small. */
  hint: string;
  /** 选文件 */
  button?: string;
  /** Ends of names, as the browser's chooser wants them: `.docx,.pdf`. */
  accept: string;
  /** A file is on its way: no other is taken. */
  busy: boolean;
  onTake: (file: File) => void;
  /** How far the file has come. */
  children?: ReactNode;
}

/** 放文件的地方: one file by drop, or by a plain button. */
export function DropZone({ says, hint, button = '选文件', accept, busy, onTake, children }: DropZoneProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file && !busy) onTake(file);
  };
  return (
    <fieldset
      aria-label="放文件的地方"
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        take(e.dataTransfer.files[0]);
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        onChange={(e) => {
          take(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
      <p>{says}</p>
      <Button icon="import" busy={busy} onClick={() => picker.current?.click()}>
        {button}
      </Button>
      <p className="faint">{hint}</p>
      {children}
    </fieldset>
  );
}
