import { Readable } from 'node:stream';
import { verb } from '@weicheng/domain/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { Download, route } from './index.ts';

const pour = verb({
  name: 'remark.pour',
  method: 'POST',
  path: '/api/remarks/pour',
  may: 'member',
  summary: '导出留言',
  produces: 'text/plain',
  input: z.object({}),
  output: z.unknown(),
});

it('what a write sends as a stream is read after the commit, on a connection of its own in the reader’s city', async () => {
  const poured = route(pour, async (ctx) => {
    const handled = ctx.db.isTransaction;
    const lines = async function* () {
      yield `${handled} ${ctx.db.isTransaction} `;
      yield (await sql<{ city: number }>`select current_city() as city`.execute(ctx.db)).rows[0]?.city.toString() ?? '';
    };
    return new Download(Readable.from(lines()), 'text/plain');
  });
  const app = await testWire(await testDatabase(), testSettings(), [poured], { reader: signedIn(aMember(1)) });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/remarks/pour',
    payload: {},
    headers: { 'x-weicheng': '1', 'x-as': 'reader' },
  });
  expect([answer.statusCode, answer.body]).toEqual([200, 'true false 1']);
});
