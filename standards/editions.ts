import { Edition, EditionMap } from '@weicheng/domain/standard';
import city2010 from './editions/national-hygiene-city-2010.json' with { type: 'json' };
import city2021 from './editions/national-hygiene-city-2021.json' with { type: 'json' };
import county2021 from './editions/national-hygiene-county-2021.json' with { type: 'json' };
import from2010 from './maps/2010-to-2021.json' with { type: 'json' };

const files = new Map<string, unknown>([city2021, county2021, city2010].map((file) => [file.key, file]));
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

/** 两版的对照 that come with the product. */
export const editionMaps = (): EditionMap[] => [from2010].map((map) => EditionMap.parse(map));
