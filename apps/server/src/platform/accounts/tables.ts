import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date, Date>;

/** The tables of schema `auth` (0002_accounts.sql). They lie outside the city wall, so they are not among the chapters' tables. */
export interface AuthTables {
  user: {
    id: string;
    name: string;
    email: string;
    username: string;
    two_factor_enabled: Generated<boolean>;
    city_id: number;
    person_id: string;
    unit_name: string | null;
    must_change_password: Generated<boolean>;
    closed: Generated<boolean>;
    sample: Generated<boolean>;
    last_signed_in_at: Moment | null;
  };
  session: {
    id: string;
    token: string;
    user_id: string;
    expires_at: Moment;
    created_at: Moment;
    ip_address: string | null;
    user_agent: string | null;
    last_used_at: Moment;
    door: 'password' | 'signOn';
  };
  account: { id: string; user_id: string; provider_id: string; account_id: string; password: string | null };
  verification: { id: string; identifier: string; value: string; expires_at: Moment };
  two_factor: { id: string; user_id: string; verified: boolean; failed_verification_count: number; locked_until: Moment | null };
  attempt: { user_name: string; failures: number; last_at: Moment; locked_until: Moment | null };
  past_password: { user_id: string; number: Generated<number>; hash: string };
  api_key: {
    id: string;
    city_id: number;
    name: string;
    digest: string;
    verbs: string[];
    unit_id: string;
    created_at: Moment;
    created_by: string;
    approved_at: ColumnType<Date | null, Date | null, Date>;
    approved_by: string | null;
    expires_at: ColumnType<Date | null, Date | null, Date>;
    last_used_at: ColumnType<Date | null, Date | null, Date>;
    revoked_at: ColumnType<Date | null, Date | null, Date>;
    revoked_by: string | null;
  };
  used_code: { user_id: string; code: string; at: Moment };
}
