-- 导入旧台账: a workbook as it was uploaded, its columns, its rows with what became of each, and by what a row is known again.
create table ledger_import (
  city_id    int not null references city,
  id         uuid not null,
  file_name  text not null,
  sheet      text not null,
  head       jsonb not null,
  columns    jsonb not null,
  warnings   jsonb not null,
  state      text not null check (state in ('mapping', 'checked', 'running', 'done')),
  at         timestamptz not null,
  by_id      uuid,
  by_name    text not null,
  by_unit_id uuid,
  started_by_id   uuid,
  started_by_name text,
  primary key (city_id, id)
);
create index ledger_import_newest on ledger_import (city_id, id desc);
select behind_city_wall('ledger_import', 'select, insert, update');

create table ledger_import_row (
  city_id   int not null,
  import_id uuid not null,
  number    int not null,
  -- emptied once the row is an issue
  cells     jsonb not null,
  merged    boolean not null,
  state     text not null check (state in ('waiting', 'ready', 'refused', 'known', 'imported')),
  refusals  jsonb not null,
  key       text,
  issue_id  uuid,
  primary key (city_id, import_id, number),
  foreign key (city_id, import_id) references ledger_import
);
create index ledger_import_row_state on ledger_import_row (city_id, import_id, state, number);
select behind_city_wall('ledger_import_row', 'select, insert, update');

-- 同一行只导入一次, from whatever file.
create table ledger_import_key (
  city_id  int not null,
  key      text not null,
  issue_id uuid not null,
  primary key (city_id, key),
  foreign key (city_id, issue_id) references issue
);
select behind_city_wall('ledger_import_key', 'select, insert');

-- 列名记住的对法, one a city and head; null: 不导入这一列.
create table ledger_column (
  city_id int not null references city,
  head    text not null,
  field   text,
  primary key (city_id, head)
);
select behind_city_wall('ledger_column');

update role set permissions = permissions || array['issue.import']
where key in ('campaignOfficeLead', 'campaignOfficeClerk') and not 'issue.import' = any (permissions);
