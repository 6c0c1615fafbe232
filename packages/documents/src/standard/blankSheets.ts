import type { CheckItem, Checklist, CitySize } from '@weicheng/domain/standard';
import type { PaperColumn } from '../paper/index.ts';

/** 空白打分表 of one place, or of any place of a kind where nothing of the place is known. */
export interface BlankSheet {
  checklist: Checklist;
  kind: 'site' | 'documents';
  citySize: CitySize;
  /** Null: to be written in by hand. */
  place: { number: number; name: string; subdistrict: string | null; address: string } | null;
}

/** Room to write in by hand, in twips. */
const rowHeight = 520;

const inspectors: readonly PaperColumn<CheckItem>[] = [
  { title: '序号', share: 5, centred: true, textOf: (_item, index) => String(index + 1) },
  { title: '检查项', share: 46, centred: false, textOf: ({ text, keyItem }) => (keyItem ? `※ ${text}` : text) },
  { title: '分值', share: 6, centred: true, textOf: ({ points }) => String(points) },
  { title: '无问题', share: 7, centred: true, textOf: () => '□' },
  { title: '问题几处', share: 8, centred: true, textOf: () => '' },
  { title: '看了几处', share: 8, centred: true, textOf: ({ band }) => (band?.by === 'ratio' ? '' : '—') },
  { title: '缺项', share: 6, centred: true, textOf: () => '□' },
  { title: '说明', share: 20, centred: false, textOf: () => '' },
];
const experts: readonly PaperColumn<CheckItem>[] = [
  { title: '序号', share: 6, centred: true, textOf: (_item, index) => String(index + 1) },
  { title: '条款', share: 54, centred: false, textOf: ({ text }) => text },
  { title: '评分（0—10）', share: 14, centred: true, textOf: () => '' },
  { title: '缺项', share: 7, centred: true, textOf: () => '□' },
  { title: '说明', share: 26, centred: false, textOf: () => '' },
];

/** 空白打分表 for carrying out: one page set for each sheet, A4 across, the head of the table on every page. */
export async function writeBlankSheets(title: string, sheets: readonly BlankSheet[]): Promise<Buffer> {
  const { Document, Packer, Paragraph } = await import('docx'); // loaded when a paper is wanted
  const { across, fontTable, landscape, lines, page, styles, tableOf } = await import('../paper/index.ts');
  const paper = new Document({
    title,
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: sheets.map((sheet) => ({
      properties: landscape,
      footers: page(),
      children: [
        new Paragraph({ style: 'Title', text: `${sheet.checklist.name}打分表` }),
        ...headOf(title, sheet).flatMap((text) => lines('Note', text)),
        tableOf(sheet.kind === 'documents' ? experts : inspectors, sheet.checklist.items, across(true), rowHeight),
        ...footOf(sheet).flatMap((text) => lines('Note', text)),
      ],
    })),
  });
  return Packer.toBuffer(paper, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

const line = (label: string, length: number) => `${label}：${'＿'.repeat(length)}`;

function headOf(title: string, { place, kind }: BlankSheet): string[] {
  const signed = `${line('日期', 6)}　　${line(kind === 'documents' ? '专家' : '检查人', 8)}`;
  if (kind === 'documents') return [`${title}　　${place ? `第 ${place.number} 号` : ''}`, signed];
  if (!place) return [title, `${line('点位', 12)}　　${line('街道', 8)}`, signed];
  return [
    `${title}　　第 ${place.number} 号`,
    `点位：${place.name}　　${[place.subdistrict, place.address].filter(Boolean).join(' · ')}`,
    signed,
  ];
}

/** What the sheet goes by: key items, vetoes and bands, in words. */
function footOf({ checklist, citySize }: BlankSheet): string[] {
  const vetoes = checklist.groups.flatMap(({ name, vetoBelow }) =>
    vetoBelow === null ? [] : [`“${name}”得分率低于 ${Math.round(vetoBelow * 100)}% 一票否决。`],
  );
  const bands = checklist.items.flatMap(({ band }, i) => {
    if (band === null) return [];
    const [good, fair] = [band.good[citySize], band.fair[citySize]];
    const unit = (amount: number) => (band.by === 'count' ? `${amount} 处` : `${Math.round(amount * 100)}%`);
    return [`第 ${i + 1} 项：${unit(good)}以内为好，${unit(fair)}以内为合格。`];
  });
  const keys = checklist.items.some(({ keyItem }) => keyItem) ? ['※ 为关键项，没有做到不评等级。'] : [];
  return [...keys, ...vetoes, ...bands];
}
