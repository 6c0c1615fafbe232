/** A run of words that both versions have, or only the former, or only the new one. */
export interface DiffRun {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words: a figure with its unit sign, a Latin word, else what the language's own segmenter takes for a word. */
function wordsOf(text: string): string[] {
  const pieces = text.match(/\d+(?:[.,]\d+)*[%‰]?|[A-Za-z]+|[^\dA-Za-z]+/gu) ?? [];
  return pieces.flatMap((piece) => (/^[\dA-Za-z]/u.test(piece) ? [piece] : segmented(piece)));
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
const segmented = (text: string): string[] => (segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text]);

/** Above this many comparisons the middle is called wholly changed: nobody reads such a difference word by word. */
const most = 4_000_000;

/** 逐词对照: how one text became another, as runs in order. Leaving out `gone` gives the new text, leaving out `new` the former. */
export function wordDiff(former: string, present: string): DiffRun[] {
  const [a, b] = [wordsOf(former), wordsOf(present)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const runs: DiffRun[] = [];
  const put = (kind: DiffRun['kind'], words: readonly string[]) => {
    const text = words.join('');
    const before = runs.at(-1);
    if (text === '') return;
    if (before?.kind === kind) before.text += text;
    else runs.push({ kind, text });
  };
  put('same', a.slice(0, head));
  middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), put);
  put('same', a.slice(a.length - tail));
  return runs;
}

/** The longest common subsequence of two runs of words, told from front to back; what is gone before what is new. */
function middle(a: readonly string[], b: readonly string[], put: (kind: DiffRun['kind'], words: readonly string[]) => void): void {
  if (a.length * b.length > most) {
    put('gone', a);
    put('new', b);
    return;
  }
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  let added: string[] = [];
  const flush = () => {
    put('new', added);
    added = [];
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      flush();
      put('same', [a[i] ?? '']);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      put('gone', [a[i++] ?? '']);
    } else added.push(b[j++] ?? '');
  }
  flush();
}
