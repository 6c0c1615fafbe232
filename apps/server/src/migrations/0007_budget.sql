-- 经费：lines, their entries, and the sums of both kept beside them. Amounts are whole 分.

create table budget_line (
  city_id     int not null references city,
  id          uuid not null,
  document_id uuid not null,
  task_id     uuid,
  area        text collate pinyin not null,
  unit_id     uuid not null,
  name        text collate pinyin not null check (length(name) between 1 and 60),
  budgeted    bigint not null default 0,
  allocated   bigint not null default 0,
  spent       bigint not null default 0,
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, task_id) references task
);
create unique index budget_line_name on budget_line (city_id, document_id, area, unit_id, name) where task_id is null;
create unique index budget_line_name_of_task on budget_line (city_id, task_id, unit_id, name) where task_id is not null;
create index budget_line_page on budget_line (city_id, document_id, area, id);
create index budget_line_unit on budget_line (city_id, unit_id);
create trigger kept_forever before delete on budget_line for each row execute function refuse_change();
select behind_city_wall('budget_line', 'select, insert, update');

-- 一笔：written once; a wrong one is countered by another.
create table budget_entry (
  city_id     int not null,
  id          uuid not null,
  line_id     uuid not null,
  kind        text not null check (kind in ('budgeted', 'allocated', 'spent')),
  amount      bigint not null check (amount <> 0),
  day         date not null,
  note        text not null,
  at          timestamptz not null,
  by_id       uuid,
  by_name     text,
  reverses_id uuid,
  primary key (city_id, id),
  foreign key (city_id, line_id) references budget_line,
  foreign key (city_id, reverses_id) references budget_entry,
  check ((amount < 0) = (reverses_id is not null))
);
create index budget_entry_line on budget_entry (city_id, line_id, id desc);
create unique index budget_entry_reversed_once on budget_entry (city_id, reverses_id) where reverses_id is not null;
create trigger append_only before update or delete on budget_entry for each row execute function refuse_change();
select behind_city_wall('budget_entry', 'select, insert');

-- 合计 of the lines of one unit in one area of a document: a reader's totals are the sum over the units he may see.
create table budget_total (
  city_id     int not null references city,
  document_id uuid not null,
  area        text collate pinyin not null,
  unit_id     uuid not null,
  lines       int not null,
  budgeted    bigint not null,
  allocated   bigint not null,
  spent       bigint not null,
  primary key (city_id, document_id, area, unit_id),
  foreign key (city_id, unit_id) references unit
);
select behind_city_wall('budget_total', 'select, insert, update');
