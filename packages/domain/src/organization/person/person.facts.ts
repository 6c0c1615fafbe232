import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { PostKind, postKinds } from './person.schema.ts';

const name = z.string();
const post = { postId: z.string(), unitId: z.string(), unitName: name, kind: PostKind };

/** What is recorded about persons; `about` is the person's id. Telephone numbers stay out: facts are never erased. */
export const personFacts = {
  added: factKind({
    kind: 'person.added',
    says: '登记人员',
    data: z.object({ name, ...post, from: Day }),
    line: (d) => `登记${d.name}，任${d.unitName}${postKinds[d.kind].says}，自 ${d.from} 起`,
  }),
  changed: factKind({
    kind: 'person.changed',
    says: '修改人员信息',
    data: z.object({ name, fields: z.array(z.enum(['name', 'officePhone', 'mobile'])), nameBefore: name.nullable() }),
    line: (d) => `修改${d.name}的${d.fields.map((f) => ({ name: '姓名', officePhone: '办公电话', mobile: '手机号' })[f]).join('、')}`,
  }),
  ownPhoneChanged: factKind({
    kind: 'person.ownPhoneChanged',
    says: '改本人电话',
    data: z.object({ name }),
    line: (d) => `${d.name}改了本人电话`,
  }),
  postAdded: factKind({
    kind: 'person.postAdded',
    says: '任职',
    data: z.object({ name, ...post, from: Day, main: z.boolean() }),
    line: (d) => `${d.name}任${d.unitName}${postKinds[d.kind].says}${d.main ? '（主岗）' : ''}，自 ${d.from} 起`,
  }),
  postEnded: factKind({
    kind: 'person.postEnded',
    says: '免职',
    data: z.object({ name, ...post, on: Day }),
    line: (d) => `${d.name}不再任${d.unitName}${postKinds[d.kind].says}，自 ${d.on} 起`,
  }),
  handedOver: factKind({
    kind: 'person.handedOver',
    says: '交接',
    data: z.object({
      name,
      on: Day,
      items: z.array(z.object({ key: z.string(), says: z.string(), receiverId: z.string().nullable(), receiverName: name.nullable() })),
    }),
    line: (d) => `${d.name}交接 ${d.items.length} 项：${d.items.map((i) => `${i.says} → ${i.receiverName ?? '终止'}`).join('；')}`,
  }),
  left: factKind({
    kind: 'person.left',
    says: '离岗',
    data: z.object({ name, on: Day }),
    line: (d) => `${d.name}自 ${d.on} 起离岗`,
  }),
};
