import { type BlankSheet, writeBlankSheets } from '@weicheng/documents/standard';
import { xlsx } from '@weicheng/domain/organization';
import { type AssessmentRecord, docx, type mockAssessmentContract, mockScores } from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { Download } from '#platform/endpoint';
import { found, type Reaches } from '../../organization/index.ts';
import { markedSheets } from '../scoreSheet/markedSheets.ts';
import { scoreSheets } from '../scoreSheet/scoreSheet.store.ts';
import { assessments } from './mockAssessment.store.ts';

type Input<V extends 'export' | 'blank'> = z.output<(typeof mockAssessmentContract)[V]['input']>;

/** Writes the workbook off the main thread: ten thousand items take seconds. */
export type WriteAssessmentBook = (record: AssessmentRecord) => Promise<Uint8Array>;

export function assessmentPapers(reaches: Reaches, writeBook: WriteAssessmentBook) {
  return {
    /** 导出模拟评估: what the reader may see of it, every figure a formula. */
    async export(ctx: Context, { id }: Input<'export'>): Promise<Download> {
      const assessment = found(await assessments.get(ctx, id), '这次模拟评估');
      const reach = await reaches.of(ctx, 'mockAssessment.read');
      const { title, from, until, citySize, population, edition, table } = assessment;
      const lists = new Map((await assessments.checklists(ctx, id)).map((list) => [list.key, list]));
      const marked = await markedSheets(ctx, assessment, reach);
      const sheets = marked.flatMap(({ sheet, marks, score }) => {
        const checklist = lists.get(sheet.checklist);
        return checklist ? [{ sheet, checklist, marks, score }] : [];
      });
      const [draw = null] = await assessments.draws(ctx, id);
      const scores = mockScores(table, edition, marked, reach === null);
      const bytes = await writeBook({ title, from, until, citySize, population, edition, table, draw, scores, sheets });
      return new Download(bytes, xlsx, `${title} ${ctx.today}.xlsx`);
    },

    /** 打印空白打分表: of one sheet with its place on it, of one checklist, or of every checklist of the assessment. */
    async blank(ctx: Context, { id, checklist, sheetId }: Input<'blank'>): Promise<Download> {
      const { title, citySize } = found(await assessments.get(ctx, id), '这次模拟评估');
      if (sheetId) {
        const desk = found(await scoreSheets.desk(ctx, await reaches.of(ctx, 'mockAssessment.read'), sheetId, false), '这张打分表');
        const { number, name, subdistrictName: subdistrict, address, kind } = desk.sheet;
        const sheet: BlankSheet = { checklist: desk.checklist, kind, citySize, place: { number, name, subdistrict, address } };
        return new Download(await writeBlankSheets(title, [sheet]), docx, `${number} ${name}打分表.docx`);
      }
      const lists = (await assessments.checklists(ctx, id)).filter(({ key }) => checklist === undefined || key === checklist);
      const [first] = lists;
      const sheets = lists.map((list): BlankSheet => {
        const kind = list.placeKinds.includes('documents') ? 'documents' : 'site';
        return { checklist: list, kind, citySize, place: null };
      });
      const name = checklist === undefined ? title : found(first, '这张检查表').name;
      return new Download(await writeBlankSheets(title, sheets), docx, `${name}空白打分表.docx`);
    },
  };
}
