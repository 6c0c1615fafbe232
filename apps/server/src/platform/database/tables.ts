// Written by `npm run tables` from the migrated database; a test holds it to that. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Tables {
  city: {
    city_id: number;
    name: string;
    division_code: string | null;
    created_at: Generated<ColumnType<Date, Date | string, Date | string>>;
  };
  fact: {
    city_id: number;
    id: string;
    tx: Generated<number>;
    at: ColumnType<Date, Date | string, Date | string>;
    kind: string;
    about: string | null;
    unit_id: string | null;
    actor_id: string | null;
    actor_name: string | null;
    request_id: string | null;
    data: ColumnType<unknown, string, string>;
  };
  fact_clock: {
    only_row: Generated<boolean>;
    base: Generated<number>;
  };
  file: {
    city_id: number;
    sha256: string;
    size: number;
    media_type: string;
    stored_by: string | null;
    stored_at: ColumnType<Date, Date | string, Date | string>;
  };
  notice: {
    city_id: number;
    id: string;
    person_id: string;
    at: ColumnType<Date, Date | string, Date | string>;
    title: string;
    body: Generated<string>;
    link: string | null;
    seen_at: ColumnType<Date, Date | string, Date | string> | null;
  };
  replay: {
    city_id: number;
    person_id: string;
    key: string;
    verb: string;
    input: Buffer;
    answer: ColumnType<unknown, string, string>;
    at: ColumnType<Date, Date | string, Date | string>;
  };
  seal: {
    city_id: number;
    number: number;
    from_tx: number;
    until_tx: number;
    count: number;
    leaves: Buffer;
    root: Buffer;
    previous: Buffer;
    hash: Buffer;
    at: ColumnType<Date, Date | string, Date | string>;
  };
}
