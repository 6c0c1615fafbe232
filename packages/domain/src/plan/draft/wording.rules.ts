import { headOf, shortened } from '../../kernel/index.ts';
import type { ReadTask } from '../reading/reading.schema.ts';

const longest = 40;

/** 任务名称: the first words of a task, up to its first stop; cut at the last comma that fits, or plainly. */
export function shortTitle(text: string): string {
  const first =
    text
      .trim()
      .split(/[。；;\n]/u, 1)[0]
      ?.trim() ?? '';
  const whole = first || text.trim();
  if (whole.length <= longest) return whole || '未命名';
  const head = headOf(whole, longest);
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf(','), head.lastIndexOf('、'));
  return comma >= 8 ? head.slice(0, comma) : shortened(whole, longest);
}

/** 领域: where a task stands. */
export interface TaskArea {
  area: string;
  areaPath: string;
}

/**
 * 任务所在的领域: the heading that tells the tasks of a document apart, which is the outermost level on which they differ; a
 * heading all of them stand under (工作任务) says nothing. One for each task, in order; empty where it stands under none.
 */
export function areasOf(tasks: readonly Pick<ReadTask, 'headings' | 'path'>[]): TaskArea[] {
  let level = 0;
  const deepest = Math.max(0, ...tasks.map((task) => task.headings.length));
  while (level + 1 < deepest && new Set(tasks.map((task) => task.headings[level]?.text)).size === 1) level += 1;
  return tasks.map(({ headings, path }) => {
    const at = Math.min(level, headings.length - 1);
    const heading = headings[at];
    return heading
      ? {
          area: headOf(heading.text, 200),
          areaPath: path
            .split('/')
            .slice(0, at + 1)
            .join('/')
            .slice(0, 100),
        }
      : { area: '', areaPath: '' };
  });
}

/**
 * Where an offset of a task's text lies in the source. The text is the source without what was joined or dropped, so its characters
 * stand there in order. Null where it was edited too much to be followed.
 */
export function offsetInSource(text: string, source: string, at: number): number | null {
  let from = 0;
  for (let i = 0; i < at; i++) {
    const character = text[i] ?? '';
    if (/\s/u.test(character)) continue;
    const found = source.indexOf(character, from);
    if (found < 0) return null;
    from = found + 1;
  }
  return from;
}
