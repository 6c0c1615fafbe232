import { dayWords } from '@weicheng/domain/plan';
import { hasRedHead, type PaperContent, type PaperIssue } from '@weicheng/domain/rectification';
import { AlignmentType, Document, type FileChild, Paragraph, TextRun } from 'docx';
import {
  across,
  type FormField,
  formOf,
  imprint,
  landscape,
  lines,
  type PaperPicture,
  packPaper,
  page,
  pictureTable,
  portrait,
  redHead,
  signed,
  styles,
  tableOf,
} from '../paper/index.ts';
import { columnsOf } from './columns.ts';

/** The clean copies by the photo's id; one that is missing is said in the paper. */
export type PhotoBytes = ReadonlyMap<string, { bytes: Uint8Array; width: number; height: number }>;

/** 交办单、督办单、整改通知、整改报告、问题清单 as .docx after GB/T 9704-2012. */
export async function writeIssuePaper(content: PaperContent, photos: PhotoBytes): Promise<Uint8Array> {
  const { fields, kind } = content;
  const isAcross = kind === 'issueList';
  const paper = new Document({
    title: fields.title,
    creator: fields.issuer,
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      { properties: isAcross ? landscape : portrait, footers: page(), children: [...draftMark(content), ...bodies[kind](content, photos)] },
    ],
  });
  return packPaper(paper);
}

/** 草稿 stands on what has not been issued, so that no copy of it passes for the paper. */
const draftMark = ({ state }: PaperContent): FileChild[] =>
  state === 'draft'
    ? [new Paragraph({ style: 'Note', alignment: AlignmentType.RIGHT, children: [new TextRun({ text: '草稿，未发出', color: '808080' })] })]
    : [];

const bodies: Readonly<Record<PaperContent['kind'], (content: PaperContent, photos: PhotoBytes) => FileChild[]>> = {
  dispatchNotice: form,
  escalationNotice: form,
  rectificationNotice: notice,
  rectificationReport: report,
  issueList: list,
};

const title = ({ fields }: PaperContent) => new Paragraph({ style: 'Title', text: fields.title });
const body = (text: string): Paragraph[] => (text === '' ? [] : lines('Body', text));
const heading = (text: string) => new Paragraph({ style: 'Heading1', text });
const gap = () => new Paragraph({ style: 'Gap', text: '' });

/** 表格式: a working form without a red head. */
function form(content: PaperContent, photos: PhotoBytes): FileChild[] {
  const { kind, fields, issues, numbered, day } = content;
  const whole = across(false);
  const isPressing = kind === 'escalationNotice';
  const supporting = [...new Set(issues.flatMap(({ supportingUnits }) => supportingUnits))].join('、');
  return [
    title(content),
    new Paragraph({ style: 'Note', text: `编号：${numbered || '发出时编'}` }),
    formOf(
      [
        [
          ['责任单位', fields.addressee],
          [isPressing ? '督办日期' : '交办日期', dayWords(day)],
        ],
        ...(supporting ? [[['协助单位', supporting] satisfies FormField]] : []),
        [
          [isPressing ? '督办单位' : '交办单位', fields.issuer],
          ['签发', fields.signer],
        ],
        [['联系人和电话', fields.contact]],
      ],
      whole,
    ),
    gap(),
    ...body(fields.opening),
    gap(),
    tableOf(columnsOf(kind, issues), issues, whole),
    gap(),
    ...body(fields.requirement),
    gap(),
    formOf(
      [
        [
          ['签收人', ''],
          ['签收日期', ''],
        ],
      ],
      whole,
    ),
    ...attached(issues, photos),
  ];
}

/** 整改通知: with a number of the office under a red head and with 版记. */
function notice(content: PaperContent, photos: PhotoBytes): FileChild[] {
  const { fields, issues } = content;
  const items = issues.flatMap((issue, i) => body(`${i + 1}. ${itemOf(issue)}`));
  return [
    ...head(content),
    ...addressed(fields.addressee),
    ...body(fields.opening),
    heading('一、需要整改的问题'),
    ...items,
    heading('二、整改要求'),
    ...body(fields.requirement),
    ...ending(content),
    ...attached(issues, photos),
    ...foot(content),
  ];
}

const itemOf = ({ title: name, text, place, due }: PaperIssue): string =>
  `${place ? `${place}：` : ''}${name}${text && text !== name ? `。${text}` : ''}`.replace(/[。；]?$/, '。') +
  (due ? `（${dayWords(due)}前完成）` : '');

/** 整改报告: what was wrong, what was done, before and after side by side. */
function report(content: PaperContent, photos: PhotoBytes): FileChild[] {
  const { fields, issues } = content;
  const numerals = issues.map((_, i) => `（${chinese(i + 1)}）`);
  return [
    ...head(content),
    ...addressed(fields.addressee),
    ...body(fields.opening),
    heading('一、整改情况'),
    ...issues.flatMap((issue, i) => [
      new Paragraph({ style: 'Heading2', text: `${numerals[i]}${issue.number} 号：${issue.title}` }),
      ...(issue.place ? body(`地点：${issue.place}。`) : []),
      ...(issue.answer
        ? body(
            `${issue.answer.text}\n${dayWords(issue.answer.doneOn)}整改完成${issue.answer.doneBy ? `，整改人：${issue.answer.doneBy}` : ''}。`,
          )
        : []),
      ...pairs(issue, photos),
    ]),
    heading('二、原因和今后的做法'),
    ...body(fields.requirement),
    ...ending(content),
    ...foot(content),
  ];
}

/** 问题清单 across the page. */
function list(content: PaperContent): FileChild[] {
  const { kind, fields, issues, day, numbered } = content;
  const note = [numbered && `编号：${numbered}`, fields.issuer, dayWords(day), `共 ${issues.length} 个`].filter(Boolean).join('　');
  return [
    title(content),
    new Paragraph({ style: 'Note', text: note }),
    ...body(fields.opening),
    tableOf(columnsOf(kind, issues), issues, across(true)),
    ...body(fields.requirement),
  ];
}

const head = (content: PaperContent): FileChild[] =>
  hasRedHead(content)
    ? [...redHead(content.fields.issuer, content.numbered || `${content.fields.mark}〔　　　　〕　号`), title(content)]
    : [title(content)];

const addressed = (addressee: string): Paragraph[] => [
  gap(),
  new Paragraph({ style: 'Body', indent: { firstLine: 0 }, text: `${addressee}：` }),
];

function ending({ fields, day }: PaperContent): FileChild[] {
  const contact = fields.contact ? body(`（联系人：${fields.contact}）`) : [];
  return [...signed(fields.issuer, dayWords(day)), ...contact];
}

const foot = (content: PaperContent): FileChild[] =>
  hasRedHead(content) ? [...imprint(content.fields.copies, content.fields.issuer, dayWords(content.day))] : [];

/** 附件: the pictures of before, on a page of their own. */
function attached(issues: readonly PaperIssue[], photos: PhotoBytes): FileChild[] {
  const wanted = issues.flatMap((issue) => picturesOf(issue, 'before', photos));
  if (wanted.length === 0) return [];
  return [
    new Paragraph({ style: 'Attachment', pageBreakBefore: true, text: '附件' }),
    new Paragraph({ style: 'Title', text: '现场照片' }),
    pictureTable(wanted, across(false)),
  ];
}

/** Before on the left, after on the right, row by row. */
function pairs(issue: PaperIssue, photos: PhotoBytes): FileChild[] {
  const before = picturesOf(issue, 'before', photos);
  const after = picturesOf(issue, 'after', photos);
  if (before.length + after.length === 0) return [];
  const rows = Math.max(before.length, after.length);
  const empty = { caption: '', empty: true as const };
  const side = Array.from({ length: rows }, (_, i) => [before[i] ?? empty, after[i] ?? empty]).flat();
  return [pictureTable(side, across(false)), gap()];
}

function picturesOf(issue: PaperIssue, kind: 'before' | 'after', photos: PhotoBytes): (PaperPicture | { caption: string })[] {
  return issue.photos
    .filter((photo) => photo.kind === kind)
    .map(({ photoId }, i, all) => {
      const caption =
        `${issue.number} 号${kind === 'before' ? '整改前' : '整改后'}${all.length > 1 ? `（${i + 1}）` : ''} ${issue.place}`.trim();
      const found = photos.get(photoId);
      return found ? { ...found, caption } : { caption };
    });
}

const digits = '零一二三四五六七八九';
/** 1 to 100 in Chinese. */
function chinese(n: number): string {
  if (n === 100) return '一百';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`;
}
