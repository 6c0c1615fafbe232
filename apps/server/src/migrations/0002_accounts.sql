-- 账号：who may sign in. In a schema of its own and not behind the city wall, because a user name is looked up before the
-- city is known. weicheng_app has no right in here; the accounts come in as weicheng_auth, a login of its own that can do
-- nothing else and is a member of nothing, so there is nothing to step up to.

create schema auth;
grant usage on schema auth to weicheng_auth;
grant usage on schema public to weicheng_auth;
grant insert on fact to weicheng_auth; -- an act on an account leaves its fact in the same transaction
grant select on fact_clock to weicheng_auth;

-- Who is who has changed: told at once to the connection that wrote (a server stops trusting what it remembers before the
-- change commits), and after the commit to every server (LISTEN who). Payload: an account's id, `city:<id>`, or `*`.
create function tell_who(whom text) returns void language plpgsql as $$
begin
  raise notice 'who' using detail = whom;
  perform pg_notify('who', whom);
end $$;

-- For any table that decides who may do what:
--   create trigger who_changed after insert or update or delete on <table> for each statement execute function notify_who_changed();
-- Inside the wall a statement touches one city; the owner, who stands in none, concerns all.
create function notify_who_changed() returns trigger language plpgsql as $$
begin
  perform tell_who(coalesce('city:' || current_city(), '*'));
  return null;
end $$;

-- better-auth's five tables, its names in our spelling ------------------------------------------------------------------
create table auth."user" (
  id                   text primary key,
  name                 text not null,
  email                text not null unique, -- better-auth asks for one: <user name>@account.invalid, never written to
  email_verified       boolean not null default true,
  image                text,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  username             text not null unique check (username = lower(username)),
  two_factor_enabled   boolean not null default false,
  city_id              int not null references public.city,
  person_id            uuid not null,
  unit_name            text, -- as last seen; kept for the list of accounts, which must not ask the chapters
  must_change_password boolean not null default false,
  closed               boolean not null default false,
  sample               boolean not null default false, -- still has the password that the sign-in page of a sample city shows
  last_signed_in_at    timestamptz,
  unique (city_id, person_id)
);
create index user_by_city on auth."user" (city_id, username);

create table auth.session (
  id           text primary key,
  token        text not null unique,
  user_id      text not null references auth."user" on delete cascade,
  expires_at   timestamptz not null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  ip_address   text,
  user_agent   text,
  last_used_at timestamptz not null,
  door         text not null check (door in ('password', 'signOn'))
);
create index session_of_user on auth.session (user_id);

create table auth.account (
  id                       text primary key,
  account_id               text not null,
  provider_id              text not null,
  user_id                  text not null references auth."user" on delete cascade,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id),
  unique (user_id, provider_id) -- one person over there is one person here
);

create table auth.verification (
  id         text primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create index verification_expires on auth.verification (expires_at);

create table auth.two_factor (
  id                        text primary key,
  secret                    text not null,
  backup_codes              text not null,
  user_id                   text not null unique references auth."user" on delete cascade,
  verified                  boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until              timestamptz
);

-- Ours --------------------------------------------------------------------------------------------------------------------
-- Failed attempts by user name, whether or not such an account exists: the lock tells a stranger nothing.
create table auth.attempt (
  user_name    text primary key check (length(user_name) <= 40),
  failures     int not null default 0,
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index attempt_last on auth.attempt (last_at);

-- The last passwords, as hashes, the present one among them.
create table auth.past_password (
  user_id text not null references auth."user" on delete cascade,
  number  int generated always as identity,
  hash    text not null,
  primary key (user_id, number)
);

-- A six-digit code opens once, though it would be right for ninety seconds.
create table auth.used_code (
  user_id text not null references auth."user" on delete cascade,
  code    text not null,
  at      timestamptz not null,
  primary key (user_id, code)
);

grant select, insert, update, delete on all tables in schema auth to weicheng_auth;

create function auth.tell_user_changed() returns trigger language plpgsql as $$
begin
  perform public.tell_who(old.id);
  return null;
end $$;
create trigger who_changed after update on auth."user" for each row
  when (row(old.username, old.two_factor_enabled, old.city_id, old.person_id, old.must_change_password, old.closed)
    is distinct from row(new.username, new.two_factor_enabled, new.city_id, new.person_id, new.must_change_password, new.closed))
  execute function auth.tell_user_changed();
create trigger who_gone after delete on auth."user" for each row execute function auth.tell_user_changed();

create function auth.tell_session_ended() returns trigger language plpgsql as $$
begin
  perform public.tell_who(old.user_id);
  return null;
end $$;
create trigger who_changed after delete on auth.session for each row execute function auth.tell_session_ended();
