-- 率的分子都是分母里的: what became of a closure, a dispatch, a registration later stands on the day of that step, once, with the unit, kind and place the
-- step had. So 反弹率 is of the closures that came back, and no rate passes 100%. How often something came back stays `rebound`.

alter table issue_day drop constraint issue_day_kind_check;
alter table issue_day add constraint issue_day_kind_check
  check (kind in ('registered', 'voided', 'dispatched', 'declined', 'extended', 'submitted', 'returned', 'closed', 'passed', 'rebound',
    'discarded', 'misdirected', 'prolonged', 'cameBack', 'due', 'shelved', 'answered', 'met', 'settled', 'settledInTime', 'overdue'));

alter table issue_figure
  add column discarded   int not null default 0,
  add column misdirected int not null default 0,
  add column prolonged   int not null default 0,
  add column came_back   int not null default 0;

-- the office's day of a moment
create function day_of(moment timestamptz) returns date language sql immutable as $$ select (moment at time zone interval '8 hours')::date $$;

-- What became of a step, on the day of that step and as it was then; nothing where the step is not counted.
create function mark_issue_day(city int, outcome text, step text, on_day date, issue uuid) returns void language sql as $$
  insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
  select s.city_id, outcome, s.day, s.issue_id, s.unit_id, s.matter, s.area_unit_id from issue_day s
  where s.city_id = city and s.kind = step and s.day = on_day and s.issue_id = issue
  on conflict (city_id, kind, day, issue_id) do update set unit_id = excluded.unit_id, matter = excluded.matter, area_unit_id = excluded.area_unit_id
  where (issue_day.unit_id, issue_day.matter, issue_day.area_unit_id) is distinct from (excluded.unit_id, excluded.matter, excluded.area_unit_id)
$$;

create or replace function count_issue() returns trigger language plpgsql as $$
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

  -- a step that was taken twice on one day counts once, and what became of it goes with the last
  if new.state in ('dispatched', 'closed') and old.lead_unit_id is not null and (new.state, new.lead_unit_id) <> (old.state, old.lead_unit_id) then
    update issue_day set unit_id = new.lead_unit_id, matter = new.matter, area_unit_id = new.area_unit_id
    where city_id = new.city_id and day = today and issue_id = new.id
      and kind = any (case new.state when 'closed' then array['passed', 'cameBack'] else array['misdirected', 'prolonged'] end)
      and (unit_id, matter, area_unit_id) is distinct from (new.lead_unit_id, new.matter, new.area_unit_id);
  end if;
  if new.state = 'void' then
    perform mark_issue_day(new.city_id, 'discarded', 'registered', day_of(new.registered_at), new.id);
  end if;
  if new.declines > old.declines then
    perform mark_issue_day(new.city_id, 'misdirected', 'dispatched', day_of(coalesce(old.dispatched_at, old.registered_at)), new.id);
  end if;
  if new.extensions > old.extensions then
    perform mark_issue_day(new.city_id, 'prolonged', 'dispatched', day_of(coalesce(old.dispatched_at, old.registered_at)), new.id);
  end if;
  if new.reopenings > old.reopenings then
    perform mark_issue_day(new.city_id, 'cameBack', 'closed', day_of(old.closed_at), new.id);
  end if;

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

create or replace function count_rebound() returns trigger language plpgsql as $$
begin
  insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
  select i.city_id, 'rebound', (new.at at time zone interval '8 hours')::date, i.id, o.lead_unit_id, i.matter, i.area_unit_id
  from issue i, issue o
  where i.city_id = new.city_id and i.id = new.issue_id and o.city_id = new.city_id and o.id = new.other_id
  on conflict do nothing;
  perform mark_issue_day(o.city_id, 'cameBack', 'closed', day_of(o.closed_at), o.id)
  from issue o where o.city_id = new.city_id and o.id = new.other_id and o.closed_at is not null;
  return null;
end $$;

-- What is there already, from the facts and the links: the step a fact followed is the last of its kind before it.
insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
select distinct s.city_id, o.outcome, s.day, s.issue_id, s.unit_id, s.matter, s.area_unit_id
from (
  select distinct on (f.city_id, f.kind, f.id) f.city_id, f.about, k.outcome, k.step, day_of(b.at) as day
  from fact f
  join (values ('issue.voided', 'discarded', 'registered', array['issue.registered']),
    ('issue.declined', 'misdirected', 'dispatched', array['issue.dispatched', 'issue.transferred']),
    ('issue.extensionGranted', 'prolonged', 'dispatched', array['issue.dispatched', 'issue.transferred']),
    ('issue.reopened', 'cameBack', 'closed', array['issue.closed'])) k (fact, outcome, step, follows) on k.fact = f.kind
  join fact b on b.city_id = f.city_id and b.about = f.about and b.kind = any (k.follows)
    and (b.data ->> 'revision')::int < (f.data ->> 'revision')::int
  order by f.city_id, f.kind, f.id, (b.data ->> 'revision')::int desc
) o join issue_day s on s.city_id = o.city_id and s.kind = o.step and s.day = o.day and s.issue_id = o.about;
insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id)
select distinct s.city_id, 'cameBack', s.day, s.issue_id, s.unit_id, s.matter, s.area_unit_id
from (
  select distinct on (l.city_id, l.issue_id, l.other_id) c.* from issue_link l
  join issue_day c on c.city_id = l.city_id and c.kind = 'closed' and c.issue_id = l.other_id and c.day <= day_of(l.at)
  order by l.city_id, l.issue_id, l.other_id, c.day desc
) s on conflict do nothing;
