import { describe, expect, it } from 'vitest';
import { namedKind } from './namedKind.rules.ts';

describe('名称像哪一类单位', () => {
  it.each([
    ['河西街道', 'subdistrict'],
    ['河西街办', 'subdistrict'],
    ['柳堤办事处', 'subdistrict'],
    ['南渡镇政府', 'town'],
    ['市城乡环境卫生管理委员会', 'department'],
    ['市编办', 'department'],
    ['街道城管中队', 'department'],
    ['环卫站', 'institution'],
    ['社区医院', 'institution'],
    ['市住房和城乡建设局', 'department'],
    ['市自来水公司', 'enterprise'],
  ])('%s → %s', (name, kind) => expect(namedKind(name)).toBe(kind));

  it.each(['各街道', '有关部门', '政府部门', '各所涉行业及单位', '镇（街道）', '柳桥社区', '水利', '局', ''])(
    '%s is not founded unasked',
    (name) => expect(namedKind(name)).toBeNull(),
  );
});
