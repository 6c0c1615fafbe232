import { useEffect, useRef, useState } from 'react';

const isTyped = (target: EventTarget | null) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * 拖进来、粘贴进来的照片, wherever on the page they land: beside the field a browser would leave the page for them, and what was typed with it.
 * What an office program copies has words and a picture of them; into a text field go the words.
 * @returns whether files hang over the page
 */
export function useArriving(take: (files: Iterable<File>) => void): boolean {
  const [over, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const brought = event.clipboardData;
      const pictures = [...(brought?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length === 0 || (isTyped(event.target) && brought?.types.includes('text/plain'))) return;
      event.preventDefault();
      taking.current(pictures);
    };
    const brings = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!brings(event) || event.defaultPrevented) return;
      event.preventDefault();
      taking.current(event.dataTransfer?.files ?? []);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
