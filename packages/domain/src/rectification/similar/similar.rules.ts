import { wordsOf } from '../../plan/index.ts';
import { metresBetween } from '../coordinates/coordinates.rules.ts';
import type { Issue } from '../issue/issue.schema.ts';
import { placeKey } from '../rebound/rebound.rules.ts';

/** What an issue is told by while it is written. */
export type Told = Pick<Issue, 'title' | 'place' | 'matter' | 'location'>;

/** An open issue that may be the same, with the reason in words. */
export interface Likeness {
  /** Higher is more alike; for sorting only. */
  score: number;
  says: string;
}

/** So near a place is the same one 就近, in metres. */
export const near = 150;
/** Below this, two issues have too little in common to be shown; by eye on invented ledgers. */
const least = 0.45;

/** 像不像: the same place or near it, the same kind, the same words. Undefined where it is not worth a look. */
export function likeness(written: Told, other: Told): Likeness | undefined {
  const reasons: string[] = [];
  const metres = written.location && other.location ? metresBetween(written.location, other.location) : null;
  const key = placeKey(written.place);
  const samePlace = key !== '' && key === placeKey(other.place);
  const place = samePlace ? 1 : metres !== null && metres <= near ? 0.9 : shared(written.place, other.place);
  if (samePlace) reasons.push('同一地点');
  else if (metres !== null && metres <= near) reasons.push(`相距 ${Math.round(metres)} 米`);
  else if (place >= 0.6) reasons.push('地点相近');
  const kind = written.matter !== null && other.matter !== null ? (written.matter === other.matter ? 1 : 0) : null;
  if (kind === 1) reasons.push('同一类别');
  const words = shared(written.title, other.title);
  if (words >= 0.4) reasons.push('说法相近');
  const score = (kind === null ? [place * 0.55, words * 0.45] : [place * 0.45, words * 0.3, kind * 0.25]).reduce(
    (sum, part) => sum + part,
    0,
  );
  // 离得远的、写的是两处地方的，说法再像也不是一件事
  const elsewhere =
    metres === null && key !== '' && placeKey(other.place) !== '' && (place < 0.3 || otherNumbers(key, placeKey(other.place)));
  const apart = elsewhere || (metres !== null && metres > near * 4);
  return score < least || reasons.length === 0 || apart ? undefined : { score, says: reasons.join('，') };
}

/** 18 号 and 20 号 are two places, however alike the rest of their words is. */
const otherNumbers = (a: string, b: string): boolean => {
  const [one, two] = [a.match(/\d+/gu) ?? [], b.match(/\d+/gu) ?? []];
  return one.length > 0 && two.length > 0 && one.join() !== two.join();
};

/** Sørensen–Dice of the pairs of characters of two texts. */
function shared(a: string, b: string): number {
  const [one, two] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  if (one.size + two.size === 0) return 0;
  let both = 0;
  for (const word of one) if (two.has(word)) both++;
  return (2 * both) / (one.size + two.size);
}

/** The open issues most like what is written, the likest first. */
export function likest<T extends Told>(written: Told, open: readonly T[], most = 5): (T & Pick<Likeness, 'says'>)[] {
  return open
    .flatMap((issue) => {
      const like = likeness(written, issue);
      return like ? [{ issue, ...like }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ issue, says }) => ({ ...issue, says }));
}
