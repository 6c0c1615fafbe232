import { type Day, problem } from '../../kernel/index.ts';
import { type UnitKind, unitKinds } from './unit.schema.ts';

const says = (kind: UnitKind) => unitKinds[kind].says;

export const unitProblems = {
  ended: problem<{ name: string; on: Day }>('unit.ended', 409, ({ name, on }) => `“${name}”已于 ${on} 终止，不能再变更。`),
  notStanding: problem<{ name: string; on: Day }>(
    'unit.not-standing',
    409,
    ({ name, on }) => `“${name}”在 ${on} 不存在，换一个单位或日期。`,
  ),
  future: problem<{ today: Day }>('unit.future', 422, ({ today }) => `生效日期不能晚于今天（${today}），到那天再办。`),
  beforeLastChange: problem<{ name: string; from: Day }>(
    'unit.before-last-change',
    409,
    ({ name, from }) => `“${name}”在 ${from} 有过变更，生效日期要在那天或之后；并入、撤销要晚于那天。`,
  ),
  nothingChanged: problem('unit.nothing-changed', 409, () => '和现在一样，没有要改的。'),
  wrongParent: problem<{ kind: UnitKind; parentKind: UnitKind }>('unit.wrong-parent', 422, ({ kind, parentKind }) => {
    const { under } = unitKinds[kind];
    return under.length === 0
      ? `${says(kind)}是最上级，不能放在${says(parentKind)}下面。`
      : `${says(kind)}不能放在${says(parentKind)}下面，只能放在${under.map(says).join('、')}下面。`;
  }),
  underItself: problem<{ name: string; parentName: string; on: Day }>(
    'unit.under-itself',
    409,
    ({ name, parentName, on }) => `“${parentName}”自 ${on} 以来曾在“${name}”下面，两者不能互为上下级。换一个上级，或把日期改晚。`,
  ),
  nameTaken: problem<{ name: string; parentName: string }>(
    'unit.name-taken',
    409,
    ({ name, parentName }) => `“${parentName}”下面已经有“${name}”。换一个名称。`,
  ),
  codeTaken: problem<{ code: string; name: string }>(
    'unit.code-taken',
    409,
    ({ code, name }) => `区划代码 ${code} 已用于“${name}”。核对后再填。`,
  ),
  wrongCode: problem<{ kind: UnitKind }>('unit.wrong-code', 422, ({ kind }) => {
    const { codeLength } = unitKinds[kind];
    return codeLength === null ? `${says(kind)}没有区划代码，把这一栏清空。` : `${says(kind)}的区划代码是 ${codeLength} 位数字。`;
  }),
  hasChildren: problem<{ name: string; count: number }>(
    'unit.has-children',
    409,
    ({ name, count }) => `“${name}”下面还有 ${count} 个单位，先调整或撤销它们。`,
  ),
  childrenLater: problem<{ name: string; until: Day }>(
    'unit.children-later',
    409,
    ({ name, until }) => `“${name}”下面的单位到 ${until} 才调走，终止日期不能早于那天。`,
  ),
  hasPosts: problem<{ name: string; count: number }>(
    'unit.has-posts',
    409,
    ({ name, count }) => `“${name}”还有 ${count} 个岗位有人，先办理调岗或交接。`,
  ),
  hasGrants: problem<{ name: string; count: number }>(
    'unit.has-grants',
    409,
    ({ name, count }) => `“${name}”上还有 ${count} 项授权没有收回，找安全管理员收回。`,
  ),
  rootStays: problem('unit.root-stays', 409, () => '城市是最上级，不能调整隶属、并入或撤销。'),
  intoItself: problem('unit.into-itself', 409, () => '单位不能并入自己。换一个接收单位。'),
  twoHeads: problem<{ name: string; intoName: string }>(
    'unit.two-heads',
    409,
    ({ name, intoName }) => `“${name}”和“${intoName}”各有一位主要负责人。先免去或调整“${name}”主要负责人的岗位。`,
  ),
};
