-- 一个城市的标准：what a city keeps over what the product ships. The shipped editions, dictionaries and calendars stand in no table.

-- 导入的标准: an edition of the city's own, as one document; it is read whole and never searched by SQL. `suggestions`: figures that were
-- read out of a document and wait for a person to take them.
create table edition_import (
  city_id     int not null references city,
  edition     text not null check (edition ~ '^[A-Za-z0-9][A-Za-z0-9-]*$'),
  version     int not null check (version > 0),
  state       text not null check (state in ('draft', 'adopted', 'discarded')),
  content     jsonb not null,
  suggestions jsonb not null,
  file_name   text not null,
  revision    int not null,
  imported_at timestamptz not null,
  imported_by text not null,
  primary key (city_id, edition, version)
);
create unique index edition_import_draft on edition_import (city_id, edition) where state = 'draft';
create trigger kept_forever before delete on edition_import for each row execute function refuse_change();
select behind_city_wall('edition_import', 'select, insert, update');

-- 采用的标准. No row: the first edition of the product. `version` null: an edition of the product.
create table city_edition (
  city_id       int primary key references city,
  edition       text not null,
  version       int,
  scoring_table text not null,
  sampling_plan text not null,
  revision      int not null,
  chosen_at     timestamptz not null,
  chosen_by     text not null,
  foreign key (city_id, edition, version) references edition_import
);
select behind_city_wall('city_edition', 'select, insert, update');

-- 换版时答的: what becomes of each clause and indicator in use. Read for as long as anything hangs on the earlier key.
create table edition_carry (
  city_id      int not null references city,
  id           uuid not null,
  from_edition text not null,
  to_edition   text not null,
  kind         text not null check (kind in ('clause', 'indicator')),
  from_key     text not null,
  answer       text not null check (answer in ('carriesOn', 'ends', 'needsNew')),
  to_keys      text[] not null,
  answered_at  timestamptz not null,
  answered_by  text not null,
  primary key (city_id, id),
  check ((answer = 'ends') = (cardinality(to_keys) = 0))
);
create index edition_carry_to on edition_carry (city_id, to_edition, kind);
create trigger said_is_said before update or delete on edition_carry for each row execute function refuse_change();
select behind_city_wall('edition_carry', 'select, insert');

-- 核实: the office has seen a fact that the product ships unconfirmed, in the text of the standard. `entry` is empty for a whole file.
create table confirmation (
  city_id         int not null references city,
  file            text not null,
  entry           text not null,
  target          double precision,
  official_number int check (official_number > 0),
  source          text not null check (length(source) between 1 and 200),
  confirmed_at    timestamptz not null,
  confirmed_by    text not null,
  primary key (city_id, file, entry)
);
select behind_city_wall('confirmation');

-- 词典: the city's words over the shipped ones. A row renames, retires or adds one entry.
create table dictionary_entry (
  city_id    int not null references city,
  dictionary text not null,
  key        text not null,
  name       text not null check (length(name) between 1 and 40),
  note       text not null,
  within     text,
  added      boolean not null,
  retired    boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (city_id, dictionary, key)
);
select behind_city_wall('dictionary_entry');

-- Which entries the word means in this city, and who decides; null: the first reading, the owner of the product.
create table city_dictionary (
  city_id    int not null references city,
  dictionary text not null,
  owner      text not null check (length(owner) between 1 and 40),
  -- the edition of the shipped dictionary the choice was made over
  edition    date not null,
  variant    text,
  entries    text[],
  revision   int not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (city_id, dictionary)
);
select behind_city_wall('city_dictionary');

-- 工作日历: a year as this city has it, over the State Council's that the product ships.
create table calendar_year (
  city_id      int not null references city,
  year         int not null check (year between 1950 and 2199),
  holidays     jsonb not null,
  make_up_days jsonb not null,
  source       text not null check (length(source) between 1 and 200),
  revision     int not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (city_id, year)
);
select behind_city_wall('calendar_year');

-- 条款 → 任务: the clause page and the ledger's filter by clause and indicator.
create index task_clauses on task using gin (clauses);
create index task_indicators on task using gin (indicators);
