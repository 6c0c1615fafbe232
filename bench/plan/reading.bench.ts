import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '@weicheng/documents/text';
import { pack } from '@weicheng/documents/zip';
import { draftOf, readPlan } from '@weicheng/domain/plan';
import type { Report } from '../report.ts';

const plans = ['clause-list', 'subdistrict-plan', 'area-by-quarter', 'mechanism', 'work-plan-one-line'].map((name) =>
  readFileSync(join(import.meta.dirname, `../../samples/plans/${name}.txt`), 'utf8'),
);
const sample = plans.join('\n');
const megabyte = 1_000_000;

/** The sample plans over and over, so many bytes of UTF-8 of them. */
function textOf(bytes: number): string {
  const once = Buffer.byteLength(sample);
  return Array.from({ length: Math.ceil(bytes / once) }, () => sample).join('\n');
}

/** Megabytes a second. */
function speedOf(text: string): number {
  const started = performance.now();
  readPlan(text);
  return Buffer.byteLength(text) / megabyte / ((performance.now() - started) / 1000);
}

/** A .docx of so many pages of some thousand characters, as a word processor would lay the sample plans out. */
function docxOf(pages: number): Buffer {
  const lines = textOf(pages * 3000).split('\n');
  const body = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('');
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return pack(
    new Map([
      ['[Content_Types].xml', Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')],
      ['_rels/.rels', Buffer.from(`<Relationships><Relationship Id="r" Type="${type}" Target="word/document.xml"/></Relationships>`)],
      ['word/document.xml', Buffer.from(document)],
    ]),
  );
}

/** 读方案: Chinese text a second on one core once warm, the same rate at ten megabytes, and a 200-page .docx from bytes to draft. */
export default async function measure(report: Report): Promise<void> {
  for (let warm = 0; warm < 5; warm++) readPlan(sample);
  const [small, large] = [textOf(megabyte), textOf(10 * megabyte)];
  const one = Math.max(speedOf(small), speedOf(small), speedOf(small));
  const ten = Math.max(speedOf(large), speedOf(large));
  report({ name: 'plan.read', value: one, unit: 'MB/s', limit: { atLeast: 2 } });
  report({ name: 'plan.read 10 MB : 1 MB', value: ten / one, unit: '×', limit: { atLeast: 0.5 } });

  const bytes = docxOf(200);
  const started = performance.now();
  const source = await readText(bytes, '方案.docx');
  const reading = readPlan(source);
  draftOf(reading.tasks);
  report({ name: 'plan.import 200 pages', value: (performance.now() - started) / 1000, unit: 's', limit: { atMost: 3 } });
}
