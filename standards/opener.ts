import type { z } from 'zod';

/** Files of one kind, each opened the first time it is asked for and then kept. */
export interface Opener<T> {
  keys: readonly string[];
  of(key: string): T | undefined;
  all(): T[];
}

/** Opens files by their key in the shape of their kind. */
export function opener<T>(shape: z.ZodType<T>, list: readonly { key: string }[]): Opener<T> {
  const files = new Map<string, unknown>(list.map((file) => [file.key, file]));
  const opened = new Map<string, T>();
  const of = (key: string): T | undefined => {
    const known = opened.get(key);
    if (known !== undefined || !files.has(key)) return known;
    const file = shape.parse(files.get(key));
    opened.set(key, file);
    return file;
  };
  return { keys: [...files.keys()], of, all: () => [...files.keys()].flatMap((key) => of(key) ?? []) };
}
