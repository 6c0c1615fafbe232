import { type PersonId, personContract } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { type Route, route } from '#platform/endpoint';
import { handOverService, type OwedSource } from './handOver.service.ts';
import { presentPerson, presentPersons } from './person.present.ts';
import { addPerson, addPost, changeOwnPhone, changePerson, endPost, listPersons, readPerson } from './person.service.ts';

const changing =
  <I>(act: (ctx: Context, input: I) => Promise<PersonId>) =>
  async (ctx: Context, input: I) =>
    presentPerson(ctx, await act(ctx, input));

export function personRoutes(sources: readonly OwedSource[]): Route[] {
  const { listOwed, handOver, leave } = handOverService(sources);
  return [
    route(personContract.list, async (ctx, filter) => {
      const { rows, next } = await listPersons(ctx, filter);
      return { rows: await presentPersons(ctx, rows), next };
    }),
    route(personContract.read, changing(readPerson)),
    route(personContract.add, changing(addPerson)),
    route(personContract.change, changing(changePerson)),
    route(personContract.changeOwnPhone, changing(changeOwnPhone)),
    route(personContract.addPost, changing(addPost)),
    route(personContract.endPost, changing(endPost)),
    route(personContract.owed, async (ctx, input) => ({ items: await listOwed(ctx, input) })),
    route(personContract.handOver, async (ctx, input) => {
      const { handed, left } = await handOver(ctx, input);
      return { handed: handed.length, left };
    }),
    route(personContract.leave, changing(leave)),
  ];
}
