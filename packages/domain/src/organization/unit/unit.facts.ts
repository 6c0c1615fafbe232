import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { UnitKind, unitKinds } from './unit.schema.ts';

const name = z.string();
const code = z.string().nullable();

/** What is recorded about units; `about` is the unit's id. */
export const unitFacts = {
  founded: factKind({
    kind: 'unit.founded',
    says: '设立',
    data: z.object({
      kind: UnitKind,
      name,
      shortName: name.nullable(),
      parentId: z.string(),
      parentName: name,
      divisionCode: code,
      on: Day,
    }),
    line: (d) => `设立${unitKinds[d.kind].says}“${d.name}”，隶属“${d.parentName}”，自 ${d.on} 起`,
  }),
  renamed: factKind({
    kind: 'unit.renamed',
    says: '更名',
    data: z.object({ from: name, to: name, shortName: name.nullable(), on: Day }),
    line: (d) => `“${d.from}”更名为“${d.to}”，自 ${d.on} 起`,
  }),
  moved: factKind({
    kind: 'unit.moved',
    says: '调整隶属',
    data: z.object({
      name,
      fromParentId: z.string(),
      fromParentName: name,
      toParentId: z.string(),
      toParentName: name,
      position: z.int(),
      on: Day,
    }),
    line: (d) =>
      d.fromParentId === d.toParentId
        ? `“${d.name}”在“${d.toParentName}”下调到第 ${d.position + 1} 位`
        : `“${d.name}”由“${d.fromParentName}”调整到“${d.toParentName}”，自 ${d.on} 起`,
  }),
  merged: factKind({
    kind: 'unit.merged',
    says: '并入',
    data: z.object({ name, into: z.string(), intoName: name, on: Day, posts: z.int(), grants: z.int() }),
    line: (d) => `“${d.name}”并入“${d.intoName}”，自 ${d.on} 起，${d.posts} 个岗位、${d.grants} 项授权随转`,
  }),
  closed: factKind({
    kind: 'unit.closed',
    says: '撤销',
    data: z.object({ name, on: Day, reason: z.string() }),
    line: (d) => `撤销“${d.name}”，自 ${d.on} 起：${d.reason}`,
  }),
  codeCorrected: factKind({
    kind: 'unit.codeCorrected',
    says: '更正区划代码',
    data: z.object({ name, from: code, to: code, on: Day }),
    line: (d) => `“${d.name}”的区划代码由 ${d.from ?? '空'} 改为 ${d.to ?? '空'}，自 ${d.on} 起`,
  }),
};
