import { describe, expect, it } from 'vitest';
import { IssuePlace, IssueText, IssueTitle } from '../issue/issue.schema.ts';
import { issueOfFinding } from './findingIssue.rules.ts';

const finding = {
  ...{ sheetNumber: 12, placeName: '云台农贸市场', text: '没有做到：摊位整洁（3 处）', severity: 'severe' as const, siteId: 'x' as never },
  ...{ assessmentTitle: '秋季模拟评估', placeKindName: '农贸市场', address: '云台路 2 号', asks: '摊位整洁，一摊一桶' },
};

describe('检查发现写成问题', () => {
  it('says where, what and from which sheet; the gravest of a list is not urgent by itself', () => {
    expect(issueOfFinding(finding)).toMatchObject({
      title: '云台农贸市场：摊位整洁（3 处）',
      place: '云台农贸市场，云台路 2 号',
      severity: 'major',
      source: 'inspection',
      sourceNumber: '秋季模拟评估 12 号表',
    });
    expect(issueOfFinding({ ...finding, siteId: null }).place).toBe('');
  });
  it('fits the ledger however long the words are', () => {
    const long = issueOfFinding({
      ...finding,
      placeName: '名'.repeat(80),
      text: '话'.repeat(300),
      address: '址'.repeat(120),
      asks: '项'.repeat(2000),
    });
    for (const [shape, words] of [
      [IssueTitle, long.title],
      [IssueText, long.text],
      [IssuePlace, long.place],
    ] as const)
      expect(shape.safeParse(words).success).toBe(true);
  });
});
