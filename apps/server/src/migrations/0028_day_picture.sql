-- 当日情况: which issue had what happen to it on which day, and how many they were. Written from the row of an issue before and after a step, so that
-- the API, an import and SQL by hand are counted alike.

-- The rows behind every number: one an issue, kind and day; unit, matter and place as they were then. Kinds up to `rebound` stand on the day of the
-- step. Those from `due` on stand on the day the issue was due: due while a unit has that day to keep or kept it; shelved while it is 挂账; answered
-- once submitted and not returned, met if that was by the day; settled once closed, settledInTime if that was by the day. `overdue` holds from its
-- day until another: a row of a running clock begins on the morning after the due day, which may lie ahead.
create table issue_day (
  city_id      int not null,
  kind         text not null check (kind in ('registered', 'voided', 'dispatched', 'declined', 'extended', 'submitted', 'returned', 'closed', 'passed',
    'rebound', 'due', 'shelved', 'answered', 'met', 'settled', 'settledInTime', 'overdue')),
  day          date not null,
  issue_id     uuid not null,
  unit_id      uuid,
  matter       text,
  area_unit_id uuid,
  until        date,
  primary key (city_id, kind, day, issue_id),
  foreign key (city_id, issue_id) references issue,
  check (until is null or (kind = 'overdue' and until > day))
);
create unique index issue_day_running on issue_day (city_id, issue_id) where kind = 'overdue' and until is null;
create index issue_day_overdue on issue_day (city_id, day, issue_id) where kind = 'overdue' and until is null;
create index issue_day_was_overdue on issue_day (city_id, until, day, issue_id) where kind = 'overdue' and until is not null;
select behind_city_wall('issue_day');

-- What the counters have not taken in yet: written with the rows, taken out in the background, so that no two steps wait for one counter.
create table issue_figure_delta (
  city_id      int not null references city,
  id           bigint generated always as identity,
  kind         text not null,
  day          date not null,
  unit_id      uuid,
  matter       text,
  area_unit_id uuid,
  n            int not null,
  primary key (city_id, id)
);
select behind_city_wall('issue_figure_delta');

-- The counters, by day: of the city, of a unit, of a kind, of a place; key '' where there is none. `overdue` is how many more there are than the day before.
create table issue_figure (
  city_id         int not null references city,
  scope           text not null check (scope in ('all', 'unit', 'matter', 'area')),
  day             date not null,
  key             text not null,
  registered      int not null,
  voided          int not null,
  dispatched      int not null,
  declined        int not null,
  extended        int not null,
  submitted       int not null,
  returned        int not null,
  closed          int not null,
  passed          int not null,
  rebound         int not null,
  due             int not null,
  shelved         int not null,
  answered        int not null,
  met             int not null,
  settled         int not null,
  settled_in_time int not null,
  overdue         int not null,
  primary key (city_id, scope, day, key)
);
select behind_city_wall('issue_figure', 'select, insert, update');

-- How many were overdue when a month began, so that nobody adds up more than a month and the days asked for.
create table issue_overdue_level (
  city_id int not null references city,
  scope   text not null check (scope in ('all', 'unit', 'matter', 'area')),
  month   date not null check (extract(day from month) = 1),
  key     text not null,
  n       int not null,
  primary key (city_id, scope, month, key)
);
select behind_city_wall('issue_overdue_level', 'select, insert, update');

-- Up to which month the levels are written. Whoever folds holds this row.
create table issue_fold (
  city_id int primary key references city,
  month   date not null
);
select behind_city_wall('issue_fold', 'select, insert, update');

create function follow_issue_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.unit_id, old.matter, old.area_unit_id) is not distinct from (new.unit_id, new.matter, new.area_unit_id) then
    insert into issue_figure_delta (city_id, kind, day, unit_id, matter, area_unit_id, n)
    select new.city_id, new.kind, day, new.unit_id, new.matter, new.area_unit_id, n
    from (values (old.until, 1), (new.until, -1)) u (day, n) where day is not null and old.until is distinct from new.until;
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into issue_figure_delta (city_id, kind, day, unit_id, matter, area_unit_id, n)
    select old.city_id, old.kind, day, old.unit_id, old.matter, old.area_unit_id, n from (values (old.day, -1), (old.until, 1)) u (day, n) where day is not null;
  end if;
  if tg_op <> 'DELETE' then
    insert into issue_figure_delta (city_id, kind, day, unit_id, matter, area_unit_id, n)
    select new.city_id, new.kind, day, new.unit_id, new.matter, new.area_unit_id, n from (values (new.day, 1), (new.until, -1)) u (day, n) where day is not null;
  end if;
  return null;
end $$;
create trigger follow_issue_day after insert or update or delete on issue_day for each row execute function follow_issue_day();

create function put_issue_days(i issue, kinds text[], on_day date) returns void language sql as $$
  insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
  select i.city_id, kind, on_day, i.id, i.lead_unit_id, i.matter, i.area_unit_id from unnest(kinds) kind where kind is not null
  on conflict (city_id, kind, day, issue_id) do update set unit_id = excluded.unit_id, matter = excluded.matter, area_unit_id = excluded.area_unit_id
  where (issue_day.unit_id, issue_day.matter, issue_day.area_unit_id) is distinct from (excluded.unit_id, excluded.matter, excluded.area_unit_id)
$$;

create function take_issue_days(i issue, kinds text[], on_day date) returns void language sql as $$
  delete from issue_day where city_id = i.city_id and kind = any (kinds) and day = on_day and issue_id = i.id
$$;

create function count_issue() returns trigger language plpgsql as $$
declare
  -- the office's day of the step
  today date := (new.moved_at at time zone interval '8 hours')::date;
  ran   boolean;
  runs  boolean;
  other boolean;
begin
  if tg_op = 'INSERT' then
    perform put_issue_days(new, array['registered'], today);
    return null;
  end if;
  if new.revision = old.revision then
    return null;
  end if;
  perform put_issue_days(new, array[
    case when new.state = 'void' then 'voided' end,
    case when new.state = 'dispatched' and (old.state <> 'dispatched' or new.lead_unit_id <> old.lead_unit_id) then 'dispatched' end,
    case when new.declines > old.declines then 'declined' end,
    case when new.extensions > old.extensions then 'extended' end,
    case when new.state = 'submitted' and old.state <> 'submitted' then 'submitted' end,
    case when new.returns > old.returns then 'returned' end,
    case when new.state = 'closed' and old.state <> 'closed' then 'closed' end,
    case when new.state = 'closed' and old.state <> 'closed' and new.returns = 0 and new.reopenings = 0 then 'passed' end,
    case when new.reopenings > old.reopenings then 'rebound' end
  ], today);

  ran := old.due is not null and old.state in ('dispatched', 'rectifying', 'returned', 'shelved');
  runs := new.due is not null and new.state in ('dispatched', 'rectifying', 'returned', 'shelved');
  other := (old.due, old.lead_unit_id, old.matter, old.area_unit_id, old.state = 'shelved')
    is distinct from (new.due, new.lead_unit_id, new.matter, new.area_unit_id, new.state = 'shelved');
  if ran and (not runs or other) then
    delete from issue_day where city_id = new.city_id and kind = 'overdue' and until is null and issue_id = new.id and day >= today;
    update issue_day set until = today where city_id = new.city_id and kind = 'overdue' and until is null and issue_id = new.id;
    perform take_issue_days(new, array['shelved', case when new.state <> 'submitted' then 'due' end], old.due);
    if new.state = 'submitted' then
      perform put_issue_days(new, array['answered', case when today <= old.due then 'met' end], old.due);
    end if;
  end if;
  if runs and (not ran or other) then
    perform take_issue_days(new, array['answered', 'met', 'settled', 'settledInTime'], new.due);
    perform put_issue_days(new, array['due', case when new.state = 'shelved' then 'shelved' end], new.due);
    perform put_issue_days(new, array['overdue'], greatest(new.due + 1, today));
  end if;
  if new.state = 'closed' and old.state <> 'closed' and old.due is not null then
    perform put_issue_days(new, array['settled', case when today <= old.due then 'settledInTime' end], old.due);
  end if;
  return null;
end $$;
create trigger count_issue after insert or update on issue for each row execute function count_issue();

-- 反弹 found by place and kind: the new issue counts for the unit whose closed one came back.
create function count_rebound() returns trigger language plpgsql as $$
begin
  insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
  select i.city_id, 'rebound', (new.at at time zone interval '8 hours')::date, i.id, o.lead_unit_id, i.matter, i.area_unit_id
  from issue i, issue o
  where i.city_id = new.city_id and i.id = new.issue_id and o.city_id = new.city_id and o.id = new.other_id
  on conflict do nothing;
  return null;
end $$;
create trigger count_rebound after insert on issue_link for each row execute function count_rebound();

-- What is there already: the steps from the facts, the days to keep from the issues as they stand.
insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
select distinct on (f.city_id, k.kind, day, f.about) f.city_id, k.kind, (f.at at time zone interval '8 hours')::date as day, f.about,
  case when k.kind <> 'registered' then f.unit_id end, i.matter, i.area_unit_id
from fact f join issue i on i.city_id = f.city_id and i.id = f.about
join (values ('issue.registered', 'registered'), ('issue.voided', 'voided'), ('issue.dispatched', 'dispatched'), ('issue.transferred', 'dispatched'),
  ('issue.declined', 'declined'), ('issue.extensionGranted', 'extended'), ('issue.submitted', 'submitted'), ('issue.returned', 'returned'),
  ('issue.closed', 'closed'), ('issue.reopened', 'rebound')) k (fact, kind) on k.fact = f.kind
order by f.city_id, k.kind, day, f.about, f.id desc;
insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id, until)
select city_id, kind, on_day, id, lead_unit_id, matter, area_unit_id, ended from (
  select i.*, (i.submitted_at at time zone interval '8 hours')::date as submitted_on, (i.closed_at at time zone interval '8 hours')::date as closed_on,
    i.state in ('dispatched', 'rectifying', 'returned', 'shelved') as running, i.state in ('submitted', 'closed') as answered
  from issue i where i.due is not null
) i cross join lateral (values
  ('due', due, null, running or answered),
  ('shelved', due, null, state = 'shelved'),
  ('answered', due, null, answered),
  ('met', due, null, answered and submitted_on <= due),
  ('settled', due, null, state = 'closed'),
  ('settledInTime', due, null, closed_on <= due),
  ('passed', closed_on, null, state = 'closed' and returns = 0 and reopenings = 0),
  ('overdue', due + 1, null, running),
  ('overdue', due + 1, submitted_on, answered and submitted_on > due + 1)
) k (kind, on_day, ended, so) where so;
