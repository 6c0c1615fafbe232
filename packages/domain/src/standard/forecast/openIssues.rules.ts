import type { ScoringPart, ScoringTable } from '../scoring/scoringTable.schema.ts';

/** So many open issues of one 管理事项; null is an issue of which nobody said what it is. */
export interface IssuesOfMatter {
  matter: string | null;
  count: number;
}

/** 没有销号的问题 by part of the table, and how many tell about none. */
export interface OpenIssues {
  byPart: ReadonlyMap<string, number>;
  unplaced: number;
}

/** The part a matter tells about: of all beginnings that fit, the longest. */
function partOf(parts: readonly ScoringPart[], matter: string): string | undefined {
  const fitting = parts.flatMap(({ key, matters = [] }) =>
    matters.filter((one) => matter.startsWith(one)).map((one) => [key, one.length] as const),
  );
  return fitting.sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** 把问题归到评分表的各部分. */
export function issuesByPart({ parts }: Pick<ScoringTable, 'parts'>, issues: readonly IssuesOfMatter[]): OpenIssues {
  const byPart = new Map<string, number>();
  let unplaced = 0;
  for (const { matter, count } of issues) {
    const part = matter === null ? undefined : partOf(parts, matter);
    if (part === undefined) unplaced += count;
    else byPart.set(part, (byPart.get(part) ?? 0) + count);
  }
  return { byPart, unplaced };
}

/** What so many open issues may cost a part at most, in points: each so much, all together not more than the table says. */
export const issuesCost = (points: number, count: number, { each, atMost }: NonNullable<ScoringTable['openIssues']>): number =>
  points * Math.min(count * each, atMost);
