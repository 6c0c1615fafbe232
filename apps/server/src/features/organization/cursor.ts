import { kernelProblems } from '@weicheng/domain/kernel';
import { z } from 'zod';

const NameAndId = z.tuple([z.string(), z.uuid()]);

/** The key of a row in a list by name, as the next page wants it. */
export const keyOf = ({ name, id }: { name: string; id: string }): string => Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** The row a key names; a key we never gave is refused. */
export function readKey(key: string): { name: string; id: string } {
  const [name, id] = NameAndId.catch(() => {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }).parse(parsed(key));
  return { name, id };
}

/** The same for a list by id alone. */
export function readIdKey(key: string | undefined): string | undefined {
  if (key !== undefined && !z.uuid().safeParse(key).success)
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  return key;
}

/** A page of rows that were read one more than asked for. */
export function cut<T>(rows: readonly T[], limit: number, key: (row: T) => string): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? key(last) : null };
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(Buffer.from(key, 'base64url').toString());
  } catch {
    return null;
  }
}
