import { Problem } from '@weicheng/domain/kernel';
import type { MessageIssue } from '@weicheng/domain/rectification';
import { describe, expect, it } from 'vitest';
import { changed, draftOf, isOpen, refusedBy, wrongsOf } from './drafts.ts';

const span = { start: 0, end: 4 };
const read = {
  span,
  title: '建设路18号垃圾桶满溢',
  text: '建设路18号垃圾桶满溢',
  place: { span, sure: true, words: '建设路18号' },
  matter: { span, sure: true, code: '06042', name: '垃圾站（箱）满溢' },
  area: null,
  lead: null,
  deadline: { span, sure: true, due: null, workingDays: 3 },
  severity: null,
  doubts: [],
} as MessageIssue;

describe('群消息读成的草稿', () => {
  it('fills in what was read, and says what is missing in the words of the verb', () => {
    const draft = draftOf(read);
    expect(draft.values).toMatchObject({ title: read.title, text: '', place: '建设路18号', matter: '06042', severity: 'minor' });
    expect(draft.order).toEqual({ leadUnitId: undefined, workingDays: 3, due: undefined });
    expect(wrongsOf(draft)).toEqual({});
    expect(wrongsOf(changed(draft, { title: '' }))).toEqual({ title: '问题没有填' });
  });

  it('is one act until a word of it changes', () => {
    const draft = draftOf(read);
    expect(changed(draft, { place: '人民路' }).keys.register).not.toBe(draft.keys.register);
    const done = { ...draft, done: { id: 'x', number: 7, dispatched: false } };
    expect(changed(done, {}, { leadUnitId: 'u' }).keys.register).toBe(draft.keys.register);
    expect([isOpen(draft), isOpen(done), isOpen(changed(done, {}, { leadUnitId: 'u' })), isOpen({ ...draft, leftOut: true })]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('says a refusal under its field, or over the form', () => {
    expect(refusedBy(draftOf(read), new Problem('issue.no-unit', 422, '换一个单位。')).errors).toEqual({ leadUnitId: '换一个单位。' });
    expect(refusedBy(draftOf(read), new Problem('x', 500, '没有办成。')).refused).toBe('没有办成。');
  });
});
