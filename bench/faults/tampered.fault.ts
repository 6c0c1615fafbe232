import { migrate } from '@weicheng/server/platform/database/index';
import { sealCity, verifyCity } from '@weicheng/server/platform/facts/index';
import type { Report } from '../report.ts';
import { withConnection, withPostgres, writeFacts } from './scratch.ts';

const facts = 5_000;
const tries = 40;

/** 改一个字节：somebody with the whole server takes the guard off and changes one byte of a sealed row. The row is named. */
export default async function tampered(report: Report): Promise<void> {
  await withPostgres((url) =>
    withConnection(url, async (database) => {
      await migrate(database.owner);
      await writeFacts(database, facts, Date.now());
      await sealCity(database, 1, Date.now(), 700);
      const began = performance.now();
      const whole = await verifyCity(database.city(1));
      const seconds = (performance.now() - began) / 1000;
      report({ name: 'tamper.false-alarms', value: whole.mismatches.length, unit: '处', limit: { atMost: 0 } });
      report({ name: 'verify.rate', value: Math.round(whole.sealedRows / seconds), unit: '条/s' });
      await database.owner.query('alter table fact disable trigger append_only');
      const { rows } = await database.owner.query<{ id: string }>('select id from fact order by random() limit $1', [tries]);
      let named = 0;
      for (const [i, { id }] of rows.entries()) {
        const flip = `update fact set data = jsonb_set(data, '{text}', to_jsonb(overlay(data->>'text' placing translate(substr(data->>'text', $2, 1),
          '0123456789abcdef', '1032547698badcfe') from $2 for 1))) where city_id = 1 and id = $1`;
        await database.owner.query(flip, [id, 1 + (i % 32)]);
        const { mismatches } = await verifyCity(database.city(1));
        if (mismatches.length === 1 && mismatches[0]?.id === id && mismatches[0].what === 'changed') named += 1;
        await database.owner.query(flip, [id, 1 + (i % 32)]);
      }
      report({ name: 'tamper.named', value: (100 * named) / tries, unit: '%', limit: { atLeast: 100 } });
    }),
  );
}
