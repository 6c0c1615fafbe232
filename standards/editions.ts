import { Edition } from '@weicheng/domain/standard';
import city2021 from './national-hygiene-city-2021/edition.json' with { type: 'json' };

const files = new Map<string, unknown>([['national-hygiene-city-2021', city2021]]);
const opened = new Map<string, Edition>();

/** The editions that come with the product; the first is the one a new city works by. */
export const editionKeys: readonly string[] = [...files.keys()];

/** 一版标准, opened the first time it is asked for; undefined where the product has none of that key. */
export function editionOf(key: string): Edition | undefined {
  const known = opened.get(key);
  if (known || !files.has(key)) return known;
  const edition = Edition.parse(files.get(key));
  opened.set(key, edition);
  return edition;
}
