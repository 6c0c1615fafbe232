import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { Sha256 } from '../../platform/index.ts';
import { IssueState, issueStates } from './issue.schema.ts';

/** How every fact calls the issue; `revision` is the one the step made, so that each step stands in the trail exactly once. */
const named = { number: z.int(), title: z.string(), unitName: z.string(), revision: z.int() };
const text = z.string();
/** The photos a step brought, by the hash of their originals; facts of before 照片封存 have none. */
const shown = { photos: z.int(), originals: z.array(Sha256).optional() };
const called = (d: { number: number; title: string }) => `${d.number} 号“${d.title}”`;
const reasoned = z.object({ ...named, reason: text });
const after = (words: string) => (words ? `：${words}` : '');

/** What is recorded about issues; `about` is the issue's id, so that its life is one line of facts. */
export const issueFacts = {
  registered: factKind({
    kind: 'issue.registered',
    says: '登记',
    data: z.object({ ...named, source: text, place: text, ...shown }),
    line: (d) => `登记${called(d)}${after(d.place)}`,
  }),
  /** Taken over from an old ledger, as it stood there: what happened to it before is not ours to tell step by step. */
  imported: factKind({
    kind: 'issue.imported',
    says: '从旧台账导入',
    data: z.object({ ...named, state: IssueState, closed: Day.nullable(), file: text, row: z.int() }),
    line: (d) => `${called(d)}从旧台账“${d.file}”第 ${d.row} 行导入，原台账${issueStates[d.state]}${d.closed ? `（${d.closed}）` : ''}`,
  }),
  dispatched: factKind({
    kind: 'issue.dispatched',
    says: '交办',
    data: z.object({ ...named, leadUnitId: z.uuid(), supporting: z.array(text), due: Day, rule: text }),
    line: (d) => `${called(d)}交办给${d.unitName}，${d.due} 前整改（${d.rule}）`,
  }),
  acknowledged: factKind({ kind: 'issue.acknowledged', says: '签收', data: z.object(named), line: (d) => `${d.unitName}签收${called(d)}` }),
  declined: factKind({
    kind: 'issue.declined',
    says: '退单',
    data: z.object({ ...named, reason: text, suggestedUnit: text.nullable() }),
    line: (d) => `${d.unitName}退单${called(d)}：${d.reason}${d.suggestedUnit ? `（建议交${d.suggestedUnit}）` : ''}`,
  }),
  transferred: factKind({
    kind: 'issue.transferred',
    says: '转办',
    data: z.object({ ...named, fromUnit: text, due: Day, rule: text, reason: text }),
    line: (d) => `${called(d)}由${d.fromUnit}转给${d.unitName}，${d.due} 前整改：${d.reason}`,
  }),
  extensionRequested: factKind({
    kind: 'issue.extensionRequested',
    says: '申请延期',
    data: z.object({ ...named, until: Day, reason: text }),
    line: (d) => `${d.unitName}申请把${called(d)}延到 ${d.until}：${d.reason}`,
  }),
  extensionGranted: factKind({
    kind: 'issue.extensionGranted',
    says: '批准延期',
    data: z.object({ ...named, from: Day.nullable(), until: Day }),
    line: (d) => `${called(d)}准予延到 ${d.until}`,
  }),
  extensionRefused: factKind({
    kind: 'issue.extensionRefused',
    says: '不批延期',
    /** `due`: the day it is due then, later by the days it stood. */
    data: z.object({ ...named, until: Day, reason: text, due: Day.nullable().optional() }),
    line: (d) => `${called(d)}不同意延到 ${d.until}${d.due ? `，${d.due} 前整改` : ''}：${d.reason}`,
  }),
  submitted: factKind({
    kind: 'issue.submitted',
    says: '反馈',
    data: z.object({ ...named, text, doneOn: Day, doneBy: text, ...shown }),
    line: (d) => `${d.unitName}反馈${called(d)}：${d.text}`,
  }),
  returned: factKind({ kind: 'issue.returned', says: '退回', data: reasoned, line: (d) => `退回${called(d)}：${d.reason}` }),
  closed: factKind({
    kind: 'issue.closed',
    says: '核验通过，销号',
    data: z.object({ ...named, opinion: text }),
    line: (d) => `${called(d)}核验通过，销号${after(d.opinion)}`,
  }),
  rechecked: factKind({
    kind: 'issue.rechecked',
    says: '回头看通过',
    data: z.object({ ...named, opinion: text }),
    line: (d) => `${called(d)}回头看通过${after(d.opinion)}`,
  }),
  reopened: factKind({
    kind: 'issue.reopened',
    says: '回头看没过，重开',
    data: z.object({ ...named, reason: text, ...shown }),
    line: (d) => `${called(d)}回头看没过，重开：${d.reason}`,
  }),
  disputed: factKind({ kind: 'issue.disputed', says: '反映没改好', data: reasoned, line: (d) => `反映${called(d)}没改好：${d.reason}` }),
  shelved: factKind({
    kind: 'issue.shelved',
    says: '挂账',
    data: z.object({ ...named, plan: text, until: Day }),
    line: (d) => `${called(d)}挂账到 ${d.until}：${d.plan}`,
  }),
  merged: factKind({
    kind: 'issue.merged',
    says: '并案',
    data: z.object({ ...named, intoId: z.uuid(), intoNumber: z.int() }),
    line: (d) => `${called(d)}并到 ${d.intoNumber} 号`,
  }),
  absorbed: factKind({
    kind: 'issue.absorbed',
    says: '并入',
    data: z.object({ ...named, otherId: z.uuid(), otherNumber: z.int(), otherTitle: text }),
    line: (d) => `${d.otherNumber} 号“${d.otherTitle}”并到${called(d)}`,
  }),
  voided: factKind({ kind: 'issue.voided', says: '作废', data: reasoned, line: (d) => `作废${called(d)}：${d.reason}` }),
  passedOn: factKind({
    kind: 'issue.passedOn',
    says: '随单位并入转过来',
    data: z.object({ ...named, fromUnit: text }),
    line: (d) => `${d.fromUnit}并入${d.unitName}，${called(d)}随转`,
  }),
  voidedAlong: factKind({
    kind: 'issue.voidedAlong',
    says: '一并作废',
    data: z.object({ number: z.int(), title: text, intoNumber: z.int(), reason: text }),
    line: (d) => `并到的 ${d.intoNumber} 号作废：${d.reason}`,
  }),
  commented: factKind({
    kind: 'issue.commented',
    says: '留言',
    data: z.object({ number: z.int(), title: text, text }),
    line: (d) => d.text,
  }),
  exported: factKind({
    kind: 'issue.exported',
    says: '导出问题台账',
    data: z.object({ format: text, filter: z.record(z.string(), z.string()) }),
    line: (d) => `导出问题台账（${d.format}）`,
  }),
};
