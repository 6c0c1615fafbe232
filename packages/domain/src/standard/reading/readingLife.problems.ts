import { problem } from '../../kernel/index.ts';
import { type ReadingState, readingStates } from './readingRecord.schema.ts';

export const readingLifeProblems = {
  wrongState: problem<{ action: string; state: ReadingState }>(
    'reading.wrong-state',
    409,
    ({ action, state }) => `这个数${readingStates[state]}，现在不能“${action}”。${next[state] ?? ''}`,
  ),
  notComputed: problem<{ source: string; now: string | null }>('reading.not-computed', 409, ({ source, now }) =>
    now === null
      ? `“${source}”现在算不出这个数。去掉“自动计算”，当作自己填的数上报。`
      : `“${source}”现在算出的是 ${now}，和填的不一样。用新算的数，或当作自己填的数上报。`,
  ),
  taken: problem<{ who: string; said: string; at: string }>(
    'reading.taken',
    409,
    ({ who, said, at }) => `${who}在 ${at} 已经填了 ${said}，你填的没有存，还在页面上。核对后再保存。`,
  ),
  moved: problem<{ who: string; said: string }>(
    'reading.moved',
    409,
    ({ who, said }) => `这个数刚有人办过一步，现在是${who}填的 ${said}。看过再办，你填的内容还在。`,
  ),
  noOwner: problem<{ name: string }>('reading.no-owner', 409, ({ name }) => `“${name}”还没有定填报单位。由创卫办先定。`),
  notYours: problem<{ unit: string }>('reading.not-yours', 403, ({ unit }) => `这一项由${unit}填报，只有它的人能填。`),
  own: problem('reading.own', 403, () => '这个数由你单位填报，要由别的单位核准。'),
  ownWords: problem('reading.own-words', 403, () => '这个数是你报的，要由别人核准。'),
  frozenForUnit: problem('reading.frozen-for-unit', 409, () => '这个数已随国家报送表锁定。要改，写明理由报创卫办更正。'),
  unlikely: problem<{ doubts: string[] }>('reading.unlikely', 422, ({ doubts }) => `${doubts.join('')}没有错，就写明理由再上报。`),
  noSource: problem('reading.no-source', 422, () => '统计来源没有填。写清楚数从哪里来，比如“教育局年度体检汇总”。'),
  notPaper: problem<{ name: string }>('reading.not-paper', 422, ({ name }) => `“${name}”不是 PDF 或 OFD。国家系统只收这两种，转换后再传。`),
  noPaper: problem('reading.no-paper', 422, () => '佐证文件没有传上来，重新选一次文件。'),
  noChange: problem('reading.no-change', 422, () => '和原来的数一样，不用更正。'),
  notASubdistrict: problem('reading.not-a-subdistrict', 422, () => '这一项按街道（乡、镇）填，所选单位不是现有的街道或镇。'),
  noSuchIndicator: problem<{ key: string }>('reading.no-such-indicator', 404, ({ key }) => `现行标准里没有“${key}”这项指标。刷新后再找。`),
};

const next: Partial<Record<ReadingState, string>> = {
  reported: '要改，等创卫办退回。',
  approved: '要改，用“更正”。',
  frozen: '要改，用“更正”。',
};
