import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './house.mjs';

const ignored = /^(node_modules|dist)$|\.test\.tsx?$/;

function* filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) yield `${path} ${stat.size} ${stat.mtimeMs}`;
  else for (const name of readdirSync(path).sort()) if (!ignored.test(name)) yield* filesOf(join(path, name));
}

/** A short mark of the present state of these files and folders, from their sizes and times; a thousand files take some 20 ms. */
export const markOf = (paths) => {
  const hash = createHash('sha1');
  for (const path of paths) for (const line of filesOf(at(path))) hash.update(line);
  return hash.digest('hex');
};

/** Whether what was made from the sources bears their present mark. */
export const isFresh = (made, mark) => {
  try {
    return readFileSync(at(made), 'utf8') === mark;
  } catch {
    return false;
  }
};

export const writeMark = (made, mark) => {
  mkdirSync(dirname(at(made)), { recursive: true });
  writeFileSync(at(made), mark);
};
