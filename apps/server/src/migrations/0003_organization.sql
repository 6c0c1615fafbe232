-- 组织：单位、人员、角色、委托。A day range is [from_day, until_day): until_day is the first day that no longer counts, null is open.

-- People look for names in the order of 拼音, and for 9号 before 10号.
create collation pinyin (provider = icu, locale = 'zh-Hans-CN-u-co-pinyin-kn-true');

create table unit (
  city_id       int not null references city,
  id            uuid not null,
  kind          text not null check (kind ~ '^[a-z][A-Za-z]*$'),
  name          text collate pinyin not null check (length(name) between 1 and 60),
  short_name    text check (length(short_name) between 1 and 20),
  parent_id     uuid,
  division_code text check (division_code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  position      int not null check (position between 0 and 9999),
  founded_on    date not null,
  ended_on      date check (ended_on > founded_on),
  ending        text check (ending in ('merged', 'abolished')),
  successor_id  uuid,
  primary key (city_id, id),
  foreign key (city_id, parent_id) references unit,
  foreign key (city_id, successor_id) references unit,
  check ((kind = 'city') = (parent_id is null)),
  check (parent_id <> id),
  check ((ended_on is null) = (ending is null)),
  check ((ending = 'merged') = (successor_id is not null)),
  check (successor_id <> id)
);
create unique index unit_one_root on unit (city_id) where parent_id is null;
create unique index unit_sibling_name on unit (city_id, parent_id, name) where ended_on is null;
create unique index unit_code on unit (city_id, division_code) where ended_on is null and division_code is not null;
create index unit_successor on unit (city_id, successor_id) where successor_id is not null;
create trigger kept_forever before delete on unit for each row execute function refuse_change();
-- people are shown with their unit's name, and servers keep the names in memory
create trigger who_changed after insert or update on unit for each statement execute function notify_who_changed();
select behind_city_wall('unit', 'select, insert, update');

-- 沿革: a period that is closed is history, and nothing in it changes any more.
create table unit_period (
  city_id       int not null,
  unit_id       uuid not null,
  from_day      date not null,
  until_day     date check (until_day > from_day),
  name          text not null check (length(name) between 1 and 60),
  short_name    text check (length(short_name) between 1 and 20),
  parent_id     uuid,
  division_code text,
  primary key (city_id, unit_id, from_day),
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, parent_id) references unit
);
create unique index unit_period_open on unit_period (city_id, unit_id) where until_day is null;
create index unit_period_parent on unit_period (city_id, parent_id);
create trigger closed_is_history before update on unit_period for each row when (old.until_day is not null) execute function refuse_change();
create trigger kept_forever before delete on unit_period for each row execute function refuse_change();
select behind_city_wall('unit_period', 'select, insert, update');

create table unit_alias (
  city_id   int not null,
  id        uuid not null,
  unit_id   uuid not null,
  name      text collate pinyin not null check (length(name) between 1 and 60),
  from_day  date,
  until_day date check (until_day > from_day),
  origin    text not null check (origin in ('renamed', 'merged', 'office', 'confirmed')),
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit
);
create index unit_alias_unit on unit_alias (city_id, unit_id);
create index unit_alias_name on unit_alias (city_id, name, id);
create trigger kept_forever before delete on unit_alias for each row execute function refuse_change();
select behind_city_wall('unit_alias', 'select, insert, update');

-- 单位组: the wish list as the office wrote it. The lists hold ids of this city, asked by the service; units and groups are never deleted.
create table unit_group (
  city_id        int not null references city,
  id             uuid not null,
  name           text collate pinyin not null check (length(name) between 1 and 60),
  note           text not null,
  kinds          text[] not null,
  under          uuid,
  include        uuid[] not null,
  exclude        uuid[] not null,
  include_groups uuid[] not null,
  from_day       date not null,
  until_day      date check (until_day >= from_day),
  primary key (city_id, id),
  foreign key (city_id, under) references unit
);
create unique index unit_group_name on unit_group (city_id, name) where until_day is null;
create trigger kept_forever before delete on unit_group for each row execute function refuse_change();
select behind_city_wall('unit_group', 'select, insert, update');

create table person (
  city_id      int not null references city,
  id           uuid not null,
  name         text collate pinyin not null check (length(name) between 1 and 30),
  office_phone text,
  mobile       text,
  left_on      date,
  primary key (city_id, id)
);
create index person_name on person (city_id, name, id);
create trigger kept_forever before delete on person for each row execute function refuse_change();
-- A telephone number changes nobody's rights: a change of it must not make every server ask anew who is who.
create trigger who_changed after update of name, left_on on person for each statement execute function notify_who_changed();
select behind_city_wall('person', 'select, insert, update');

create table post (
  city_id   int not null,
  id        uuid not null,
  person_id uuid not null,
  unit_id   uuid not null,
  kind      text not null check (kind ~ '^[a-z][A-Za-z]*$'),
  from_day  date not null,
  until_day date check (until_day >= from_day),
  main      boolean not null,
  primary key (city_id, id),
  foreign key (city_id, person_id) references person,
  foreign key (city_id, unit_id) references unit
);
create index post_person on post (city_id, person_id);
create index post_unit on post (city_id, unit_id);
create unique index post_one_main on post (city_id, person_id) where main and until_day is null;
create unique index post_one_head on post (city_id, unit_id) where kind = 'unitHead' and until_day is null;
create unique index post_once on post (city_id, person_id, unit_id, kind) where until_day is null;
create trigger kept_forever before delete on post for each row execute function refuse_change();
create trigger who_changed after insert or update on post for each statement execute function notify_who_changed();
select behind_city_wall('post', 'select, insert, update');

create table role (
  city_id                int not null references city,
  id                     uuid not null,
  key                    text check (key ~ '^[a-z][A-Za-z]*$'),
  name                   text collate pinyin not null check (length(name) between 1 and 30),
  note                   text not null,
  permissions            text[] not null,
  second_factor_required boolean not null,
  closed_on              date,
  primary key (city_id, id)
);
create unique index role_key on role (city_id, key) where key is not null;
create unique index role_name on role (city_id, name) where closed_on is null;
create trigger kept_forever before delete on role for each row execute function refuse_change();
create trigger who_changed after insert or update on role for each statement execute function notify_who_changed();
select behind_city_wall('role', 'select, insert, update');

create table role_grant (
  city_id   int not null,
  id        uuid not null,
  person_id uuid not null,
  role_id   uuid not null,
  unit_id   uuid not null,
  from_day  date not null,
  until_day date check (until_day >= from_day),
  primary key (city_id, id),
  foreign key (city_id, person_id) references person,
  foreign key (city_id, role_id) references role,
  foreign key (city_id, unit_id) references unit
);
create index role_grant_person on role_grant (city_id, person_id);
create index role_grant_role on role_grant (city_id, role_id);
create index role_grant_unit on role_grant (city_id, unit_id);
create trigger kept_forever before delete on role_grant for each row execute function refuse_change();
create trigger who_changed after insert or update on role_grant for each statement execute function notify_who_changed();
select behind_city_wall('role_grant', 'select, insert, update');

create table delegation (
  city_id        int not null,
  id             uuid not null,
  from_person_id uuid not null,
  to_person_id   uuid not null check (to_person_id <> from_person_id),
  from_day       date not null,
  until_day      date not null check (until_day > from_day),
  reason         text not null,
  ended_on       date,
  primary key (city_id, id),
  foreign key (city_id, from_person_id) references person,
  foreign key (city_id, to_person_id) references person
);
create index delegation_from on delegation (city_id, from_person_id);
create index delegation_to on delegation (city_id, to_person_id);
create trigger kept_forever before delete on delegation for each row execute function refuse_change();
create trigger who_changed after insert or update on delegation for each statement execute function notify_who_changed();
select behind_city_wall('delegation', 'select, insert, update');

-- The sign-in names of people, for the lists of the chapter: the accounts' tables are closed to the application, this door
-- shows one column of its own city.
create function account_names(people uuid[]) returns table (person_id uuid, user_name text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select a.person_id, a.username from auth."user" a where a.city_id = public.current_city() and a.person_id = any(people) and not a.closed $$;
revoke all on function account_names from public;
grant execute on function account_names to weicheng_app;
