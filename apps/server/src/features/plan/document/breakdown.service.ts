import { writeBreakdownPaper, writeBreakdownSheet } from '@weicheng/documents/plan';
import type { UnitId } from '@weicheng/domain/organization';
import {
  type Breakdown,
  type BreakdownRow,
  dayWords,
  type planDocumentContract,
  type TaskUnitRole,
  thresholdWords,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { Download } from '#platform/endpoint';
import { found, lookup } from '../../organization/index.ts';
import { draftTasks, type StoredTask } from '../draft/draftTask.store.ts';
import { expanderOf } from './publication.ts';
import { seeDocument } from './see.ts';

const formats = {
  xlsx: { write: writeBreakdownSheet, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { write: writeBreakdownPaper, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const;

/** 任务指标分解表: of a draft what counts as a task so far; with a unit only what it takes part in, also through a group. */
export async function writeBreakdown(
  ctx: Context,
  { id, format, unitId }: z.output<typeof planDocumentContract.breakdown.input>,
): Promise<Download> {
  const { document } = await seeDocument(ctx, id);
  const forUnit = unitId === undefined ? null : found((await lookup.names(ctx, [unitId])).get(unitId), '这个单位');
  const items = (await draftTasks.all(ctx, id)).filter((item) => item.state === 'accepted' || item.state === 'unreviewed');
  const breakdown: Breakdown = {
    title: document.title,
    documentNumber: document.documentNumber || null,
    issuer: document.issuer || null,
    date: document.issuedOn,
    forUnit,
    rows: (unitId === undefined ? items : await concerning(ctx, id, items, unitId)).map(rowOf),
  };
  const { write, mediaType } = formats[format];
  const name = `${document.title}任务指标分解表${forUnit ? `（${forUnit}）` : ''}.${format}`;
  return new Download(await write(breakdown), mediaType, name);
}

async function concerning(ctx: Context, documentId: string, items: readonly StoredTask[], unitId: UnitId): Promise<StoredTask[]> {
  const expand = await expanderOf(ctx, documentId);
  return items.filter((item) =>
    item.units.some((unit) => {
      const meant = expand(unit);
      return meant !== null && meant !== 'none' && meant.units.includes(unitId);
    }),
  );
}

function rowOf({ path, area, text, thresholds, units, due, deadlines, recurrence, clauses }: StoredTask): BreakdownRow {
  const inRole = (role: TaskUnitRole) => [...new Set(units.filter((unit) => unit.role === role).map((unit) => unit.printed))];
  const printed = [...new Set([...deadlines, ...recurrence].map(({ text: words }) => words))].join('；');
  return {
    path,
    area,
    text,
    thresholds: [...new Set(thresholds.map(thresholdWords))],
    leadUnits: inRole('lead'),
    supportingUnits: inRole('supporting'),
    responsibleUnits: inRole('responsible'),
    deadline: printed || (due ? dayWords(due) : ''),
    clauses,
  };
}
