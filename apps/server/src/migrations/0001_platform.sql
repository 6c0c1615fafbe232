-- 平台：城市、记事、封存、幂等、文件、通知。No chapter's noun in here.
-- The application signs in as weicheng_app: it owns nothing, so row-level security binds it and it cannot switch it off.

grant usage on schema public to weicheng_app;

-- The city of the current connection; null where none was set, and then every policy below is false.
create function current_city() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('app.city_id', true), '')::int $$;

-- Puts a table behind the city wall. Every table of every chapter calls it once.
create function behind_city_wall(target regclass, rights text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy city_wall on %s using (city_id = current_city()) with check (city_id = current_city())', target);
  execute format('grant %s on %s to weicheng_app', rights, target);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table city (
  city_id       int primary key check (city_id > 0),
  name          text not null check (length(name) between 1 and 60),
  division_code text check (division_code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  created_at    timestamptz not null default now()
);
select behind_city_wall('city', 'select');

-- Facts 记事 -------------------------------------------------------------------------------------------------------
-- tx numbers the transaction that wrote the row. A transaction below every running one can no longer add rows, so the
-- sealer takes whole ranges of tx and no writer ever waits for it. `base` keeps the numbers growing after a restore into
-- a fresh server, whose own counter starts again.
create table fact_clock (only_row boolean primary key default true check (only_row), base bigint not null default 0);
insert into fact_clock default values;
grant select on fact_clock to weicheng_app;
create function fact_tx() returns bigint language sql stable
  as $$ select pg_current_xact_id()::text::bigint + base from fact_clock $$;

create table fact (
  city_id    int not null references city,
  id         uuid not null,
  tx         bigint not null default fact_tx(),
  at         timestamptz not null,
  kind       text not null check (kind ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  about      uuid,
  unit_id    uuid,
  actor_id   uuid,
  actor_name text,
  request_id text,
  data       jsonb not null,
  primary key (city_id, id)
);
create index fact_tx on fact (city_id, tx, id);
create index fact_about on fact (city_id, about, id);
create index fact_kind on fact (city_id, kind, id);
create index fact_actor on fact (city_id, actor_id, id);
create index fact_unit on fact (city_id, unit_id, id);
create trigger append_only before update or delete on fact for each row execute function refuse_change();
create trigger append_only_truncate before truncate on fact execute function refuse_change();
select behind_city_wall('fact', 'select, insert');

-- Seals 封存: one row for the facts of a range of tx; `leaves` keeps 32 bytes a fact, so that the very row is named.
create table seal (
  city_id  int not null references city,
  number   int not null check (number > 0),
  from_tx  bigint not null,
  until_tx bigint not null check (until_tx > from_tx),
  count    int not null check (count > 0),
  leaves   bytea not null check (length(leaves) = 32 * count),
  root     bytea not null check (length(root) = 32),
  previous bytea not null check (length(previous) = 32),
  hash     bytea not null check (length(hash) = 32),
  at       timestamptz not null,
  primary key (city_id, number)
);
create trigger append_only before update or delete on seal for each row execute function refuse_change();
create trigger append_only_truncate before truncate on seal execute function refuse_change();
select behind_city_wall('seal', 'select, insert');

-- Replays 重复提交: the answer of a write, kept a day for its key.
create table replay (
  city_id   int not null references city,
  person_id uuid not null,
  key       text not null check (length(key) between 8 and 100),
  verb      text not null,
  input     bytea not null,
  answer    jsonb not null,
  at        timestamptz not null,
  primary key (city_id, person_id, key)
);
create index replay_at on replay (at);
select behind_city_wall('replay', 'select, insert, delete');

-- Files 文件: who may know that a content exists; the bytes lie in the file store under their hash.
create table file (
  city_id    int not null references city,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint not null check (size >= 0),
  media_type text not null,
  stored_by  uuid,
  stored_at  timestamptz not null,
  primary key (city_id, sha256)
);
select behind_city_wall('file', 'select, insert');

-- Notices 通知
create table notice (
  city_id   int not null references city,
  id        uuid not null,
  person_id uuid not null,
  at        timestamptz not null,
  title     text not null,
  body      text not null default '',
  link      text,
  seen_at   timestamptz,
  primary key (city_id, id)
);
create index notice_of_person on notice (city_id, person_id, id desc);
create index notice_unseen on notice (city_id, person_id) where seen_at is null;
select behind_city_wall('notice');

-- Jobs 后台作业: graphile-worker's tables stay closed to the application; this door only adds a job.
create function add_job(task text, payload json, key text default null, run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_catalog, pg_temp
as $$
begin
  -- the one job a city may ask for, and for itself only
  if task <> 'listen' or (payload ->> 'cityId')::int is distinct from public.current_city() then
    raise exception 'add_job: not for this city' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(task, payload, job_key => key, run_at => run_at);
end $$;
revoke all on function add_job from public;
grant execute on function add_job to weicheng_app;
