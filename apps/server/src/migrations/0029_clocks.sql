-- 走钟、督办、反弹、回头看、举一反三、自己登记。

-- 走时: the limits of an issue as they were frozen and what has moved its clock since, so that a list reads every clock from its rows alone.
alter table issue add column timing jsonb;

-- 地点的写法: as placeKey has it, so that the same words are found again.
alter table issue add column place_key text not null default '';
-- 销号的问题, looked up by whoever registers one of the same kind at the same place
create index issue_closed_place on issue (city_id, matter, place_key) where state = 'closed' and place_key <> '';
create index issue_closed_at on issue (city_id, matter, latitude) where state = 'closed' and latitude is not null;

alter table issue_link add column metres int, add column days int;

alter table issue drop constraint issue_source_check;
alter table issue add constraint issue_source_check
  check (source in ('inspection', 'citizen', 'hotline', 'media', 'superior', 'review', 'task', 'selfCheck', 'mockAssessment', 'sweep'));

-- 本市的规矩: what a city keeps another way than it ships, a row a part.
create table rectification_rule (
  city_id    int not null references city,
  part       text not null check (part in ('officeHours', 'limits', 'dueSoon', 'ladder', 'rebound', 'recheck', 'selfRegister')),
  value      jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (city_id, part)
);
select behind_city_wall('rectification_rule');

-- 督办: a step that was taken, once for each time the issue went out or was extended. Two servers that take the same step meet here.
create table issue_escalation (
  city_id       int not null,
  issue_id      uuid not null,
  dispatched_at timestamptz not null,
  extensions    int not null,
  step          text not null,
  taken_on      date not null,
  -- how many people were told
  told          int not null,
  primary key (city_id, issue_id, dispatched_at, extensions, step),
  foreign key (city_id, issue_id) references issue
);
create trigger kept_as_taken before update or delete on issue_escalation for each row execute function refuse_change();
select behind_city_wall('issue_escalation', 'select, insert');

-- 回头看抽查: a draw with all that is needed to draw it again, and what was drawn.
create table recheck_draw (
  city_id     int not null references city,
  id          uuid not null,
  unit_id     uuid not null,
  seed        text not null,
  closed_from date not null,
  closed_to   date not null,
  share       double precision not null check (share between 0 and 1),
  least       int not null,
  -- numbers of the issues that could be drawn
  pool        int[] not null,
  drawn       int not null,
  due         date,
  at          timestamptz not null,
  by_name     text not null,
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit
);
create trigger kept_as_drawn before update or delete on recheck_draw for each row execute function refuse_change();
select behind_city_wall('recheck_draw', 'select, insert');

create table recheck (
  city_id     int not null,
  draw_id     uuid not null,
  issue_id    uuid not null,
  -- the place in the draw
  place       int not null,
  assignee_id uuid,
  result      text check (result in ('passed', 'failed')),
  done_at     timestamptz,
  done_by     text,
  primary key (city_id, draw_id, issue_id),
  foreign key (city_id, draw_id) references recheck_draw,
  foreign key (city_id, issue_id) references issue,
  foreign key (city_id, assignee_id) references person,
  check ((result is null) = (done_at is null))
);
create index recheck_open on recheck (city_id, issue_id) where result is null;
create index recheck_assignee on recheck (city_id, assignee_id) where result is null;
select behind_city_wall('recheck', 'select, insert, update');

-- 举一反三: one issue becomes a check at all similar places.
create table sweep (
  city_id  int not null references city,
  id       uuid not null,
  issue_id uuid not null,
  -- of which kind the places are; null where units look at themselves
  kind     text,
  what     text not null,
  due      date not null,
  at       timestamptz not null,
  by_name  text not null,
  by_id    uuid,
  primary key (city_id, id),
  foreign key (city_id, issue_id) references issue
);
create index sweep_issue on sweep (city_id, issue_id);
create trigger kept_as_asked before update or delete on sweep for each row execute function refuse_change();
select behind_city_wall('sweep', 'select, insert');

create table sweep_check (
  city_id        int not null,
  id             uuid not null,
  sweep_id       uuid not null,
  site_id        uuid,
  -- who looks
  unit_id        uuid not null,
  name           text not null,
  state          text not null check (state in ('waiting', 'sound', 'found')),
  note           text not null,
  found_issue_id uuid,
  done_at        timestamptz,
  done_by        text,
  primary key (city_id, id),
  foreign key (city_id, sweep_id) references sweep,
  foreign key (city_id, site_id) references site,
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, found_issue_id) references issue,
  check ((state = 'waiting') = (done_at is null)),
  check ((state = 'found') = (found_issue_id is not null))
);
create unique index sweep_check_site on sweep_check (city_id, sweep_id, site_id) where site_id is not null;
create unique index sweep_check_self on sweep_check (city_id, sweep_id, unit_id) where site_id is null;
create index sweep_check_waiting on sweep_check (city_id, unit_id) where state = 'waiting';
create index sweep_check_found on sweep_check (city_id, found_issue_id) where found_issue_id is not null;
select behind_city_wall('sweep_check', 'select, insert, update');

-- 自己登记: which task or finding an issue came from; one issue each, whatever is heard twice.
create table issue_origin (
  city_id   int not null,
  kind      text not null check (kind in ('task', 'finding')),
  origin_id uuid not null,
  issue_id  uuid not null,
  says      text not null,
  link      text not null,
  primary key (city_id, kind, origin_id),
  foreign key (city_id, issue_id) references issue
);
create index issue_origin_issue on issue_origin (city_id, issue_id);
select behind_city_wall('issue_origin', 'select, insert');
