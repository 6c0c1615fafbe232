import { createReadStream } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { problem } from '@weicheng/domain/kernel';
import {
  allCities,
  readTrail,
  type TrailFileState,
  trailLines,
  type Verdict,
  verifyCity,
  verifyTrail,
} from '@weicheng/server/platform/facts/index';
import { type ContentVerdict, openFiles, verifyContents } from '@weicheng/server/platform/files/index';
import { readSettings } from '@weicheng/server/platform/settings/index';
import { withDatabase } from './office.ts';
import { say, sayJson, sizeOf } from './terminal.ts';

const problems = {
  notATrail: problem<{ file: string }>('cli.not-a-trail', 422, ({ file }) => `${file} 不是卫城导出的留痕文件。`),
  unreadable: problem<{ file: string }>('cli.unreadable', 404, ({ file }) => `没有 ${file} 这个文件，或者读不了。核对文件名和权限。`),
  notWritten: problem<{ file: string; reason: string }>(
    'cli.not-written',
    500,
    ({ file, reason }) => `${file} 没有写成（${reason}），没留下半个文件。换个位置再导出。`,
  ),
  noCity: problem<{ city: number }>('cli.no-city', 404, ({ city }) => `没有编号 ${city} 的城市。weicheng verify 列出全部城市。`),
  whichCity: problem('cli.which-city', 409, () => '有几个城市，用 --city 指明一个。'),
};

interface VerifyOptions {
  city?: number;
  anchor?: string;
  json?: true;
  files?: boolean;
}

interface Checked {
  cityId: number;
  name: string;
  /** False when a file ends before its end line. */
  complete: boolean;
  verdict: Verdict;
  /** The contents of the store; null where only the trail was looked at. */
  contents: ContentVerdict | null;
}

/** 校验 of an export file, without a database, or of the database and the stored files of the settings; `files` false leaves the files out. The exit status is 1 when anything does not fit. */
export async function verify(file: string | undefined, options: VerifyOptions): Promise<void> {
  const checked = file ? [await verifyFile(file, options.anchor)] : await verifyDatabase(options);
  const anchored = !options.anchor || checked.some((c) => c.verdict.anchored);
  const whole = anchored && checked.every((c) => c.complete && c.verdict.mismatches.length === 0 && !c.contents?.mismatches.length);
  if (options.json) sayJson({ whole, anchored: options.anchor ? anchored : null, cities: checked });
  else {
    for (const one of checked) report(one);
    if (options.anchor) say(anchored ? '另处记下的封存号在链上。' : '另处记下的封存号不在链上：留痕被整个改写过，或者封存号属于别的城市。');
  }
  if (!whole) process.exitCode = 1;
}

async function verifyFile(file: string, anchor: string | undefined): Promise<Checked> {
  const state: TrailFileState = { header: null, complete: false };
  const verdict = await verifyTrail(readTrail(createReadStream(file), state), anchor).catch((error: { code?: string }) => {
    throw error.code ? problems.unreadable({ file }) : error;
  });
  if (!state.header) throw problems.notATrail({ file });
  return { cityId: state.header.cityId, name: state.header.cityName, complete: state.complete, verdict, contents: null };
}

async function verifyDatabase({ city, anchor, files }: VerifyOptions): Promise<Checked[]> {
  const settings = readSettings(process.env);
  return withDatabase(settings, async (database) => {
    const cities = (await allCities(database)).filter((c) => !city || c.cityId === city);
    if (city && !cities[0]) throw problems.noCity({ city });
    const checked: Checked[] = [];
    const store = files === false ? null : await openFiles(settings);
    for (const { cityId, name } of cities) {
      const db = database.city(cityId);
      const contents = store && (await verifyContents(db, store));
      checked.push({ cityId, name, complete: true, verdict: await verifyCity(db, anchor), contents });
    }
    return checked;
  });
}

function report({ cityId, name, complete, verdict, contents }: Checked): void {
  const { sealedRows, waitingRows, seals, mismatches, head, sealedAt } = verdict;
  say(`${name}（${cityId}）：已封存 ${sealedRows} 条记事，封存 ${seals} 次，等待封存 ${waitingRows} 条。`);
  if (!complete) say('  文件没有到结尾，可能没有导出完。重新导出再校验。');
  const [first, ...more] = mismatches;
  if (!first) say(seals > 0 ? '  完好：每一条都与封存时相同。' : '  还没有封存过。');
  else {
    say(`  不符：${first.says}`);
    for (const mismatch of more.slice(0, 9)) say(`        ${mismatch.says}`);
    if (more.length > 9) say(`        另有 ${more.length - 9} 处。`);
  }
  if (contents) {
    const { count, bytes, mismatches: wrong } = contents;
    say(`  存着的文件和照片：${count} 个，${sizeOf(bytes)}${wrong.length === 0 ? '，都与封存时相同' : `，${wrong.length} 个不符`}。`);
    for (const { says } of wrong.slice(0, 10)) say(`  不符：${says}。`);
    if (wrong.length > 10) say(`        另有 ${wrong.length - 10} 个。`);
  }
  if (head) say(`  最新封存号（${sealedAt}）：${head}`);
}

/** 导出 the whole trail of one city as the file that `verify` reads. */
export const exportTrail = (file: string, { city }: { city?: number }): Promise<void> =>
  withDatabase(readSettings(process.env), async (database) => {
    const cities = await allCities(database);
    const chosen = city ? cities.find((c) => c.cityId === city) : cities[0];
    if (!chosen) throw problems.noCity({ city: city ?? 1 });
    if (!city && cities.length > 1) throw problems.whichCity({});
    const header = { cityId: chosen.cityId, cityName: chosen.name, exportedAt: new Date().toISOString() };
    const failed = (error: { code?: string }) => problems.notWritten({ file, reason: error.code ?? String(error) });
    const handle = await open(file, 'wx', 0o600).catch((error: { code?: string }) => {
      throw failed(error);
    });
    try {
      await writeFile(handle, trailLines(database.city(chosen.cityId), header));
    } catch (error) {
      await rm(file, { force: true });
      throw failed(error as { code?: string });
    } finally {
      await handle.close();
    }
    say(`${chosen.name}的留痕已导出到 ${file}。用 weicheng verify ${file} 校验。`);
  });
