import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

const name = z.string();
const wish = { name, note: z.string(), permissions: z.array(z.string()), secondFactorRequired: z.boolean() };
const grant = { grantId: z.string(), roleId: z.string(), roleName: name, personName: name, unitId: z.string(), unitName: name };

/** What is recorded about roles (`about` the role's id) and grants (the person's id). */
export const roleFacts = {
  created: factKind({
    kind: 'role.created',
    says: '新建角色',
    data: z.object(wish),
    line: (d) => `新建角色“${d.name}”，${d.permissions.length} 项权限`,
  }),
  changed: factKind({
    kind: 'role.changed',
    says: '修改角色',
    data: z.object({ ...wish, before: z.object(wish) }),
    line: ({ before, ...d }) => {
      const added = d.permissions.filter((p) => !before.permissions.includes(p)).length;
      const taken = before.permissions.filter((p) => !d.permissions.includes(p)).length;
      return `修改角色“${d.name}”，增 ${added} 项、减 ${taken} 项权限`;
    },
  }),
  closed: factKind({
    kind: 'role.closed',
    says: '删除角色',
    data: z.object({ name }),
    line: (d) => `删除角色“${d.name}”`,
  }),
  granted: factKind({
    kind: 'role.granted',
    says: '授予角色',
    data: z.object({ ...grant, from: Day, until: Day.nullable() }),
    line: (d) => `授予${d.personName}“${d.roleName}”，范围${d.unitName}及以下，自 ${d.from} 起${d.until ? `到 ${d.until} 前` : ''}`,
  }),
  revoked: factKind({
    kind: 'role.revoked',
    says: '收回角色',
    data: z.object({ ...grant, on: Day, reason: z.string() }),
    line: (d) => `收回${d.personName}在${d.unitName}的“${d.roleName}”，自 ${d.on} 起：${d.reason}`,
  }),
};

/** What is recorded about delegations; `about` is the giver's id. */
export const delegationFacts = {
  given: factKind({
    kind: 'delegation.given',
    says: '委托',
    data: z.object({
      delegationId: z.string(),
      fromName: name,
      toPersonId: z.string(),
      toName: name,
      from: Day,
      until: Day,
      reason: z.string(),
    }),
    line: (d) => `${d.fromName}委托${d.toName}代办，${d.from} 起到 ${d.until} 前：${d.reason}`,
  }),
  ended: factKind({
    kind: 'delegation.ended',
    says: '结束委托',
    data: z.object({ delegationId: z.string(), fromName: name, toPersonId: z.string(), toName: name, on: Day }),
    line: (d) => `${d.fromName}对${d.toName}的委托自 ${d.on} 起结束`,
  }),
};
