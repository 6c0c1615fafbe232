import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can } from '../can.ts';
import { PersonId } from '../person/person.schema.ts';
import { Delegation, DelegationId, DelegationReason } from './delegation.schema.ts';

export const DelegationRow = z.object({
  ...Delegation.shape,
  fromName: z.string(),
  toName: z.string(),
  state: z.enum(['coming', 'running', 'over']),
  can: Can,
});
export type DelegationRow = z.infer<typeof DelegationRow>;

export const delegationContract = {
  mine: verb({
    name: 'delegation.mine',
    method: 'GET',
    path: '/api/my/delegations',
    may: 'member',
    summary: '查我给出和收到的委托',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(DelegationRow) }),
  }),
  list: verb({
    name: 'delegation.list',
    method: 'GET',
    path: '/api/delegations',
    may: 'delegation.edit',
    summary: '查委托',
    input: z.strictObject({ ...pageInput, personId: PersonId.optional() }),
    output: pageOf(DelegationRow),
  }),
  give: verb({
    name: 'delegation.give',
    method: 'POST',
    path: '/api/delegations',
    may: 'member',
    summary: '委托',
    /** `fromPersonId` only when giving on behalf of another, which wants `delegation.edit`. */
    input: z.strictObject({ fromPersonId: PersonId.optional(), toPersonId: PersonId, from: Day, until: Day, reason: DelegationReason }),
    output: DelegationRow,
  }),
  end: verb({
    name: 'delegation.end',
    method: 'POST',
    path: '/api/delegations/:id/end',
    may: 'member',
    summary: '结束委托',
    input: z.strictObject({ id: DelegationId, on: Day }),
    output: DelegationRow,
  }),
};
