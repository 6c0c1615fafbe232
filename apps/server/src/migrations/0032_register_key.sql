-- 接口密钥: how another system comes in. Only the digest is kept; the key is shown once. It may do the verbs that are named and nothing else, from
-- the day somebody who gives rights has approved it, for a year.
create table auth.api_key (
  id           uuid primary key,
  city_id      int not null references public.city,
  name         text not null,
  digest       text not null unique,
  verbs        text[] not null check (cardinality(verbs) > 0),
  -- where its rights stand: the unit at which whoever issued it manages accounts
  unit_id      uuid not null,
  created_at   timestamptz not null,
  created_by   text not null,
  last_used_at timestamptz,
  -- by whoever gives rights, never by whoever manages accounts
  approved_at  timestamptz,
  approved_by  text,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  revoked_by   text,
  check ((approved_at is null) = (expires_at is null) and (approved_at is null) = (approved_by is null))
);
create index api_key_of_city on auth.api_key (city_id, id desc);
grant select, insert, update on auth.api_key to weicheng_auth;
