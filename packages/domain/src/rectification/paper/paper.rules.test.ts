import { anActor, day } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import {
  draftFields,
  hasRedHead,
  mayNotPaper,
  mayNotStandIn,
  numberOfPaper,
  type PaperAction,
  PaperFields,
  type PaperIssue,
  PaperKind,
} from '../index.ts';

const issue = (number: number): PaperIssue => ({
  number,
  title: '垃圾桶满溢',
  text: '',
  place: '清溪路',
  matter: '',
  source: '督查',
  found: day('2026-11-20'),
  leadUnit: '城市管理局',
  supportingUnits: [],
  due: day('2026-11-30'),
  overdueDays: 0,
  pressed: 0,
  state: '整改中',
  closed: null,
  rechecks: 0,
  answer: null,
  photos: [],
});
const around = { office: '创卫办', unit: '城市管理局', today: day('2026-11-25'), next: null };

describe('公文', () => {
  it('numbers as GB/T 9704 wants: six-cornered brackets, no leading zero; a form plainly', () => {
    expect([numberOfPaper('澄创卫办', 2026, 3), numberOfPaper('', 2026, 12)]).toEqual(['澄创卫办〔2026〕3号', '2026年第12号']);
  });

  it('gives a red head only to 通知 and 报告 with a number of the office', () => {
    const heads = PaperKind.options.map((kind) =>
      hasRedHead({ kind, fields: { ...draftFields(kind, [issue(1)], around), mark: '澄创卫办' } }),
    );
    expect(heads).toEqual([false, false, true, true, false]);
    expect(hasRedHead({ kind: 'rectificationNotice', fields: draftFields('rectificationNotice', [issue(1)], around) })).toBe(false);
  });

  it.each(PaperKind.options)('%s begins with words its own form takes, in no more than the limits of a special paper', (kind) => {
    for (const count of [1, 2, 100]) {
      const fields = draftFields(
        kind,
        Array.from({ length: count }, (_, i) => issue(i + 1)),
        { ...around, next: '11 月 27 日督办：第一责任人' },
      );
      expect(PaperFields.parse(fields)).toEqual(fields);
      expect(fields.opening.length + fields.requirement.length).toBeLessThan(4000);
    }
  });

  it('is for one unit, holds what is out and not over, a report what was answered', () => {
    const row = (number: number, more: object = {}) => ({
      number,
      state: 'rectifying' as const,
      leadUnitId: 'a' as never,
      leadUnitName: '城市管理局',
      submittedAt: null,
      ...more,
    });
    const other = row(2, { leadUnitId: 'b', leadUnitName: '水务局' });
    const fresh = row(3, { leadUnitId: null, leadUnitName: '', state: 'registered' });
    const closed = row(4, { state: 'closed', submittedAt: '2026-11-24T00:00:00.000Z' });
    const code = (kind: PaperKind, rows: Parameters<typeof mayNotStandIn>[1]) => mayNotStandIn(kind, rows)?.code ?? 'yes';
    expect(code('dispatchNotice', [row(1)])).toBe('yes');
    expect(code('dispatchNotice', [row(1), other])).toBe('issuePaper.several-units');
    expect(code('rectificationNotice', [row(1), fresh])).toBe('issuePaper.not-out');
    expect(code('escalationNotice', [closed])).toBe('issuePaper.over');
    expect(code('rectificationReport', [row(1)])).toBe('issuePaper.no-answer');
    expect(code('rectificationReport', [closed])).toBe('yes');
    expect(code('issueList', [row(1), other, fresh, closed])).toBe('yes');
  });

  it('is issued by who dispatches to the unit, a report also by its own people; once it is out only the withdrawal is left', () => {
    const at = { path: ['city', 'unit'] };
    const clerk = { ...anActor({ grants: { 'issue.dispatch': ['city'] } }), unitId: 'office' };
    const own = { ...anActor({ grants: { 'issue.answer': ['unit'] } }), unitId: 'unit' };
    const reader = { ...anActor({ grants: { 'issue.read': ['city'] } }), unitId: 'other' };
    const may = (actor: typeof clerk, action: PaperAction, kind: PaperKind, state: 'draft' | 'issued' = 'draft') =>
      mayNotPaper(actor, action, { kind, state, unitId: 'unit' as never, makerUnitId: 'office' as never }, at)?.code ?? 'yes';
    expect([clerk, own, reader].map((actor) => may(actor, 'issue', 'dispatchNotice'))).toEqual(['yes', 'not-allowed', 'not-allowed']);
    expect([clerk, own, reader].map((actor) => may(actor, 'issue', 'rectificationReport'))).toEqual(['yes', 'yes', 'not-allowed']);
    expect([may(clerk, 'edit', 'dispatchNotice', 'issued'), may(clerk, 'withdraw', 'dispatchNotice', 'issued')]).toEqual([
      'issuePaper.not-draft',
      'yes',
    ]);
    expect(may(clerk, 'withdraw', 'dispatchNotice')).toBe('issuePaper.not-issued');
    expect([may(clerk, 'edit', 'issueList'), may(reader, 'edit', 'issueList')]).toEqual(['not-allowed', 'not-allowed']);
  });
});
