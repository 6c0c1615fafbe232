-- 任务与承办. A task is what the plan says; an assignment is one unit's share of it and has the life. The task's row keeps the sums of its
-- assignments, written in the same transaction, so that the ledger reads one table.

create table task (
  city_id         int not null,
  id              uuid not null,
  document_id     uuid not null,
  parent_task_id  uuid,
  position        double precision not null,
  path            text not null,
  area            text not null,
  area_path       text not null,
  period          text,
  title           text not null check (length(title) between 1 and 80),
  text            text not null,
  due             date,
  deadlines       jsonb not null,
  recurrence      text[] not null,
  thresholds      jsonb not null,
  clauses         text[] not null,
  indicators      text[] not null,
  state           text not null check (state in ('issued', 'active', 'submitted', 'closed', 'void')),
  owners          int not null,
  acknowledged    int not null,
  submitted       int not null,
  closed          int not null,
  progress        int not null check (progress between 0 and 100),
  steps           jsonb not null,
  issued_on       date not null,
  closed_on       date,
  void_reason     text,
  children        int not null,
  children_closed int not null check (children_closed between 0 and children),
  revision        int not null,
  -- most urgent first: see urgencyOf
  urgency         int not null,
  -- wordsOf title and text
  words           tsvector not null,
  primary key (city_id, id),
  foreign key (city_id, document_id) references plan_document,
  foreign key (city_id, parent_task_id) references task,
  check (closed between 0 and submitted and submitted <= acknowledged and acknowledged <= owners),
  check ((closed_on is null) = (state <> 'closed')),
  check ((void_reason is null) = (state <> 'void'))
);
create index task_urgency on task (city_id, urgency, id);
create index task_state on task (city_id, state, urgency, id);
create index task_area on task (city_id, area, urgency, id);
create index task_period on task (city_id, period, urgency, id) where period is not null;
create index task_document_urgency on task (city_id, document_id, urgency, id);
create index task_document on task (city_id, document_id, position, id);
create index task_parent on task (city_id, parent_task_id, urgency, id) where parent_task_id is not null;
create index task_words on task using gin (words);
create trigger kept_forever before delete on task for each row execute function refuse_change();
select behind_city_wall('task', 'select, insert, update');

create table assignment (
  city_id         int not null,
  id              uuid not null,
  task_id         uuid not null,
  unit_id         uuid not null,
  role            text not null check (role in ('lead', 'supporting', 'responsible')),
  printed         text not null,
  group_id        uuid,
  state           text not null check (state in ('issued', 'active', 'submitted', 'returned', 'closed', 'transferred', 'void')),
  progress        int not null check (progress between 0 and 100),
  due             date,
  extensions      int not null,
  extension       jsonb,
  acknowledged_on date,
  submitted_on    date,
  submitted_by    text,
  closed_on       date,
  returns         int not null,
  last_word       text not null,
  revision        int not null,
  urgency         int not null,
  primary key (city_id, id),
  foreign key (city_id, task_id) references task,
  foreign key (city_id, unit_id) references unit,
  check (role <> 'supporting' or state in ('issued', 'active', 'transferred', 'void'))
);
create unique index assignment_once on assignment (city_id, task_id, unit_id) where state not in ('transferred', 'void');
create index assignment_task on assignment (city_id, task_id);
create index assignment_unit on assignment (city_id, unit_id, task_id);
create index assignment_owed on assignment (city_id, unit_id, urgency, id) where state in ('issued', 'active', 'returned');
create index assignment_unit_over on assignment (city_id, unit_id, urgency, id) where state in ('submitted', 'closed');
create index assignment_waiting on assignment (city_id, urgency, id) where state = 'submitted';
create index assignment_extension on assignment (city_id, urgency, id) where extension is not null;
create trigger kept_forever before delete on assignment for each row execute function refuse_change();
select behind_city_wall('assignment', 'select, insert, update');

-- 说过的话: reports, answers, opinions. Never changed.
create table task_report (
  city_id       int not null,
  id            uuid not null,
  task_id       uuid not null,
  assignment_id uuid not null,
  kind          text not null check (kind in ('report', 'submit', 'return', 'close', 'reopen')),
  at            timestamptz not null,
  by_id         uuid,
  by_name       text not null,
  text          text not null,
  progress      int,
  figures       jsonb not null,
  files         jsonb not null,
  primary key (city_id, id),
  foreign key (city_id, assignment_id) references assignment,
  foreign key (city_id, task_id) references task
);
create index task_report_task on task_report (city_id, task_id, id);
create trigger kept_forever before delete on task_report for each row execute function refuse_change();
create trigger said_is_said before update on task_report for each row execute function refuse_change();
select behind_city_wall('task_report', 'select, insert');
