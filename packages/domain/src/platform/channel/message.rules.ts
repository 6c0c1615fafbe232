import { dayOf } from '../../kernel/index.ts';
import type { NoticeKind } from './noticeKind.ts';

/** 待发的一条: how many of a kind at a unit. */
export interface NoticeLine {
  kind: string;
  unitId: string | null;
  unitName: string;
  count: number;
  /** When it was written, milliseconds since 1970. */
  at: number;
}

/** A number that stands is said within a day of its counting, or not at all: there is a newer one by then, or none any more. */
const freshFor = 24 * 3_600_000;

/** Robots of 企业微信 take 2048 bytes of text, the least of all. */
export const mostBytes = 2000;
const mostUnits = 8;

/** Length in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** A name may not bring a mention or a tag of the group's own into the text. */
const plain = (name: string) => name.replace(/[<>@]/g, '').trim();

interface Sum {
  kind: NoticeKind;
  count: number;
  units: { name: string; count: number }[];
}

/** Adds up by kind and unit, in the order of `kinds`. Of what is standing the last word counts. */
export function sumOf(lines: readonly NoticeLine[], kinds: readonly NoticeKind[]): Sum[] {
  return kinds.flatMap((kind) => {
    const units = new Map<string, { name: string; count: number }>();
    for (const { unitId, unitName, count } of lines.filter((line) => line.kind === kind.kind)) {
      const before = units.get(unitId ?? '')?.count ?? 0;
      units.set(unitId ?? '', { name: plain(unitName), count: kind.standing ? count : before + count });
    }
    const list = [...units.values()].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    return list.length > 0 ? [{ kind, count: list.reduce((sum, unit) => sum + unit.count, 0), units: list }] : [];
  });
}

function sayUnits({ units }: Sum, most: number): string {
  const named = units.filter(({ name }) => name !== '');
  if (named.length === 0 || most === 0) return named.length > 1 ? `（${named.length} 个单位）` : '';
  if (units.length === 1) return `：${named[0]?.name}`;
  const more = named.length > most ? ` 等 ${named.length} 个单位` : '';
  return `：${named
    .slice(0, most)
    .map(({ name, count }) => `${name} ${count}`)
    .join('，')}${more}`;
}

/** 发出去的话. */
export interface OutgoingText {
  /** One line: subject of a mail. */
  title: string;
  text: string;
}

/**
 * 写成一条: short, neutral, at most `mostBytes`. a digest says its day (11 月 25 日汇总); `site` is the office's own address, without
 * which no link is written. Null where there is nothing to say.
 */
export function composeMessage(
  lines: readonly NoticeLine[],
  kinds: readonly NoticeKind[],
  { digest, site, now }: { digest: boolean; site: string | null; now: number },
): OutgoingText | null {
  const standing = new Set(kinds.filter((kind) => kind.standing).map(({ kind }) => kind));
  const sums = sumOf(
    lines.filter(({ kind, at }) => !standing.has(kind) || now - at < freshFor),
    kinds,
  );
  const [first] = sums;
  if (!first) return null;
  const day = dayOf(now);
  const head = digest ? `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日汇总` : '通知';
  const title = `卫城${head}：${sums.map(({ kind, count }) => `${kind.says} ${count} ${kind.measure}`).join('，')}`;
  const foot = site ? `\n办理：${site.replace(/\/$/, '')}${first.kind.link}` : '';
  const write = (most: number) =>
    `【卫城】${head}\n${sums.map((sum) => `${sum.kind.says} ${sum.count} ${sum.kind.measure}${sayUnits(sum, most)}`).join('\n')}${foot}`;
  for (let most = mostUnits; most > 0; most--)
    if (bytesOf(write(most)) <= mostBytes - 80) return { title: title.slice(0, 120), text: write(most) };
  return { title: title.slice(0, 120), text: cutTo(write(0), mostBytes - 80) };
}

function cutTo(text: string, most: number): string {
  let cut = text;
  while (bytesOf(cut) > most) cut = cut.slice(0, -1);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** 试发的话. */
export const testMessage = (channel: string): OutgoingText => ({
  title: '卫城试发',
  text: `【卫城】试发\n这里能收到“${plain(channel)}”的通知。`,
});

/** 带上编号: the same on every try, so that whoever gets one twice sees it. */
export const numbered = (text: string, deliveryId: string, attempt: number): string =>
  `${text}\n编号 ${deliveryId.replaceAll('-', '').slice(-8).toUpperCase()}${attempt > 1 ? '（重发，收到过的不用管）' : ''}`;
