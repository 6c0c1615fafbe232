import { z } from 'zod';
import { Day, id, paragraph } from '../../kernel/index.ts';
import { PersonId } from '../person/person.schema.ts';

export const DelegationId = id<'Delegation'>();
export type DelegationId = z.infer<typeof DelegationId>;

/** The longest delegation in days. Half a year covers leave, study and secondment; longer is a change of post. Our choice, not a norm. */
export const longestDelegation = 180;

export const DelegationReason = paragraph('委托原因', 200, 2);

/** 委托：for the days of [from, until) the receiver also holds the giver's rights, but for those kept for the three administrators. */
export const Delegation = z.object({
  id: DelegationId,
  fromPersonId: PersonId,
  toPersonId: PersonId,
  from: Day,
  until: Day,
  reason: z.string(),
  /** The first day it no longer holds, when it was ended early. */
  endedOn: Day.nullable(),
});
export type Delegation = z.infer<typeof Delegation>;
