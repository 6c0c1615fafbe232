import { parametersOf, type Verb } from '@weicheng/domain/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleAccounts } from '../features/sample.ts';
import { makeWriter } from '../platform/endpoint/answer.ts';
import { type Caller, type TestOffice, testOffice } from './office.ts';
import { verbTable } from './verbTable.ts';

let office: TestOffice;
let callers: [role: string, caller: Caller][];
beforeAll(async () => {
  office = await testOffice();
  callers = [['stranger', office.stranger]];
  for (const { role, userName } of sampleAccounts(1)) callers.push([role, await office.as(userName)]);
});

/**
 * Every verb is asked with a field it does not know: whoever is let in hears of the field (422), whoever is not hears of the
 * door (401, 403). Nothing is done either way.
 */
async function letIn(caller: Caller, verb: Verb): Promise<boolean> {
  const somewhere = Object.fromEntries(parametersOf(verb.path).map((p) => [p, '00000000-0000-4000-8000-000000000000']));
  const answer = await caller.send(
    verb,
    { ...somewhere, 'no-such-field': '1' },
    { remoteAddress: `127.0.1.${callers.findIndex(([, c]) => c === caller)}` },
  );
  if (answer.statusCode === 422) return true;
  expect([verb.name, answer.statusCode]).toEqual([verb.name, expect.toSatisfy((s: number) => s === 401 || s === 403)]);
  return false;
}

describe('every verb × every role', () => {
  it('has a row in the table for each verb the server serves, and no other', () => {
    expect(Object.keys(verbTable).sort()).toEqual(office.server.verbs.map((v) => v.name).sort());
  });

  it('can write the answer of every verb', () => {
    const broken = office.server.verbs.filter(({ produces, output }) => {
      try {
        return !produces && typeof makeWriter(output) !== 'function';
      } catch {
        return true;
      }
    });
    expect(broken.map(({ name }) => name)).toEqual([]);
  });

  it('has a column for each role of the sample city', () => {
    expect(new Set(callers.map(([role]) => role)).size).toBe(13);
  });

  it('admits whom the table admits, and nobody else', async () => {
    const found: Record<string, string> = {};
    for (const verb of office.server.verbs) {
      const admitted: string[] = [];
      for (const [role, caller] of callers) if (await letIn(caller, verb)) admitted.push(role);
      found[verb.name] =
        admitted.length === callers.length
          ? 'everybody'
          : admitted.length === callers.length - 1 && !admitted.includes('stranger')
            ? 'signed in'
            : admitted.join(' ');
    }
    expect(found).toEqual(verbTable);
  });
});
