import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can } from '../can.ts';
import { Delegation } from '../role/delegation.schema.ts';
import { RoleGrant } from '../role/role.schema.ts';
import { UnitId } from '../unit/unit.schema.ts';
import { HandOverPlan, OwedItem } from './handOver.schema.ts';
import { Mobile, OfficePhone, Person, PersonId, PersonName, Post, PostId, PostKind } from './person.schema.ts';

const NamedPost = z.object({ ...Post.shape, unitName: z.string() });

export const PersonRow = z.object({
  ...Person.shape,
  /** Masked here: 138****1234; whole in `person.read`. */
  mobile: z.string().nullable(),
  /** Open posts, the main one first. */
  posts: z.array(NamedPost),
  hasAccount: z.boolean(),
  can: Can,
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PersonDetail = z.object({
  person: Person,
  /** All posts, open ones first, then newest first. */
  posts: z.array(z.object({ ...NamedPost.shape, can: Can })),
  /** Empty for a reader who may not see grants. */
  roleGrants: z.array(z.object({ ...RoleGrant.shape, roleName: z.string(), unitName: z.string() })),
  delegations: z.array(z.object({ ...Delegation.shape, fromName: z.string(), toName: z.string() })),
  userName: z.string().nullable(),
  can: Can,
});
export type PersonDetail = z.infer<typeof PersonDetail>;

const phones = { officePhone: OfficePhone.nullable().default(null), mobile: Mobile.nullable().default(null) };
const newPost = { unitId: UnitId, kind: PostKind, from: Day };

export const personContract = {
  list: verb({
    name: 'person.list',
    method: 'GET',
    path: '/api/persons',
    may: 'person.read',
    summary: '查人员',
    input: z.strictObject({
      ...pageInput,
      search: z.string().trim().max(40, '最多 40 个字').optional(),
      /** This unit and all below it. */
      unitId: UnitId.optional(),
      postKind: PostKind.optional(),
      /** Also those who have left. */
      left: z.enum(['true', 'false']).optional(),
    }),
    output: pageOf(PersonRow),
  }),
  read: verb({
    name: 'person.read',
    method: 'GET',
    path: '/api/persons/:id',
    /** Everybody may read his own record; the policy asks for the rest. */
    may: 'member',
    summary: '查一个人',
    input: z.strictObject({ id: PersonId }),
    output: PersonDetail,
  }),
  add: verb({
    name: 'person.add',
    method: 'POST',
    path: '/api/persons',
    may: 'person.edit',
    summary: '登记人员',
    input: z.strictObject({ name: PersonName, ...phones, post: z.strictObject(newPost) }),
    output: PersonDetail,
  }),
  change: verb({
    name: 'person.change',
    method: 'POST',
    path: '/api/persons/:id/change',
    may: 'person.edit',
    summary: '修改人员信息',
    input: z.strictObject({ id: PersonId, name: PersonName, ...phones }),
    output: PersonDetail,
  }),
  changeOwnPhone: verb({
    name: 'person.changeOwnPhone',
    method: 'POST',
    path: '/api/my/phone',
    may: 'member',
    summary: '改我的电话',
    input: z.strictObject(phones),
    output: PersonDetail,
  }),
  addPost: verb({
    name: 'person.addPost',
    method: 'POST',
    path: '/api/persons/:id/posts',
    may: 'person.edit',
    summary: '任职',
    input: z.strictObject({ id: PersonId, ...newPost, main: z.boolean().default(false) }),
    output: PersonDetail,
  }),
  endPost: verb({
    name: 'person.endPost',
    method: 'POST',
    path: '/api/posts/:id/end',
    may: 'person.edit',
    summary: '免职',
    input: z.strictObject({ id: PostId, on: Day }),
    output: PersonDetail,
  }),
  owed: verb({
    name: 'person.owed',
    method: 'GET',
    path: '/api/persons/:id/owed',
    may: 'person.handOver',
    summary: '查要交接的事项',
    input: z.strictObject({ id: PersonId }),
    output: z.object({ items: z.array(OwedItem) }),
  }),
  handOver: verb({
    name: 'person.handOver',
    method: 'POST',
    path: '/api/persons/:id/hand-over',
    may: 'person.handOver',
    summary: '交接',
    input: z.strictObject({ id: PersonId, on: Day, ...HandOverPlan.shape }),
    output: z.object({ handed: z.int(), left: z.array(OwedItem) }),
  }),
  leave: verb({
    name: 'person.leave',
    method: 'POST',
    path: '/api/persons/:id/leave',
    may: 'person.handOver',
    summary: '离岗',
    /** Hands over by the plan and leaves, or does neither. */
    input: z.strictObject({ id: PersonId, on: Day, ...HandOverPlan.shape }),
    output: PersonDetail,
  }),
};
