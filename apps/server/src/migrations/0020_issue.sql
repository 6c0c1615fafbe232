-- 交办整改：问题、承办单位、反馈、照片、关联。An issue has one lead unit, one clock and one row; what was said and shown stays beside it for good.

create sequence issue_count;

create table issue (
  city_id             int not null references city,
  id                  uuid not null,
  number              bigint not null default nextval('issue_count'),
  title               text not null check (length(title) between 1 and 80),
  text                text not null,
  source              text not null check (source in ('inspection', 'citizen', 'hotline', 'media', 'superior', 'review', 'task', 'selfCheck')),
  source_number       text,
  matter              text check (matter ~ '^[0-9]{5}$'),
  severity            text not null check (severity in ('minor', 'major', 'urgent')),
  place               text not null,
  longitude           double precision check (longitude between -180 and 180),
  latitude            double precision check (latitude between -90 and 90),
  area_unit_id        uuid,
  wants_photo         boolean not null,
  registered_at       timestamptz not null,
  registered_by       text not null,
  registered_by_id    uuid,
  registrar_unit_id   uuid,
  state               text not null check (state in ('registered', 'dispatched', 'declined', 'rectifying', 'submitted', 'returned', 'closed', 'reopened', 'shelved', 'merged', 'void')),
  lead_unit_id        uuid,
  supporting_unit_ids uuid[] not null,
  due                 date,
  deadline_rule       jsonb,
  dispatched_at       timestamptz,
  acknowledged_at     timestamptz,
  submitted_at        timestamptz,
  submitted_by        text,
  closed_at           timestamptz,
  moved_at            timestamptz not null,
  rectifier_ids       uuid[] not null,
  verified_by_id      uuid,
  extension           jsonb,
  extensions          int not null,
  shelving            jsonb,
  merged_into_id      uuid,
  duplicates          int not null,
  disputed_at         timestamptz,
  declines            int not null,
  returns             int not null,
  reopenings          int not null,
  rechecks            int not null,
  photos_before       int not null check (photos_before >= 0),
  photos_after        int not null check (photos_after >= 0),
  last_word           text not null,
  revision            int not null,
  -- most urgent first: see urgencyOfIssue
  urgency             int not null,
  -- wordsOf title, text and place
  words               tsvector not null,
  primary key (city_id, id),
  foreign key (city_id, area_unit_id) references unit,
  foreign key (city_id, registrar_unit_id) references unit,
  foreign key (city_id, lead_unit_id) references unit,
  foreign key (city_id, merged_into_id) references issue,
  check ((longitude is null) = (latitude is null)),
  check (lead_unit_id is not null or state in ('registered', 'merged', 'void')),
  check (due is not null or state in ('registered', 'declined', 'reopened', 'closed', 'merged', 'void')),
  check ((due is null) = (deadline_rule is null)),
  check ((closed_at is not null) = (state = 'closed')),
  check ((shelving is not null) = (state = 'shelved') or state in ('merged', 'void')),
  check ((merged_into_id is not null) = (state = 'merged') and merged_into_id <> id),
  check (not lead_unit_id = any (supporting_unit_ids)),
  -- 核验须回避
  check (not verified_by_id = any (rectifier_ids))
);
create unique index issue_number on issue (city_id, number);
create index issue_urgency on issue (city_id, urgency, id);
create index issue_state on issue (city_id, state, urgency, id);
create index issue_lead on issue (city_id, lead_unit_id, urgency, id);
create index issue_area on issue (city_id, area_unit_id, urgency, id);
create index issue_matter on issue (city_id, matter, urgency, id);
create index issue_source on issue (city_id, source, urgency, id);
create index issue_merged on issue (city_id, merged_into_id) where merged_into_id is not null;
create index issue_extension on issue (city_id, urgency, id) where extension is not null;
create index issue_disputed on issue (city_id, urgency, id) where disputed_at is not null;
create index issue_words on issue using gin (words);
create trigger kept_forever before delete on issue for each row execute function refuse_change();
select behind_city_wall('issue', 'select, insert, update');
grant usage on sequence issue_count to weicheng_app;

-- 闭环 in the database: this body is written from the table `issueLife` (apps/server/src/testing/edgeGuard.ts), so that the API, an import and SQL by
-- hand are refused alike.
create function keep_to_the_loop() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'registered' then
      raise exception 'issue begins as registered, not as %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state in ('merged', 'void') then
    raise exception 'issue is %: nothing follows', old.state using errcode = 'check_violation';
  end if;
  if old.state <> new.state and old.state || ' ' || new.state not in (
    'closed reopened',
    'declined dispatched',
    'declined merged',
    'declined void',
    'dispatched declined',
    'dispatched dispatched',
    'dispatched merged',
    'dispatched rectifying',
    'dispatched shelved',
    'dispatched void',
    'rectifying declined',
    'rectifying dispatched',
    'rectifying merged',
    'rectifying shelved',
    'rectifying submitted',
    'rectifying void',
    'registered dispatched',
    'registered merged',
    'registered void',
    'reopened dispatched',
    'reopened merged',
    'reopened shelved',
    'reopened void',
    'returned dispatched',
    'returned merged',
    'returned shelved',
    'returned submitted',
    'returned void',
    'shelved dispatched',
    'shelved submitted',
    'shelved void',
    'submitted closed',
    'submitted returned'
  ) then
    raise exception 'issue: % does not lead to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.moved_at < old.moved_at or new.revision <= old.revision then
    raise exception 'issue: a step cannot go back in time' using errcode = 'check_violation';
  end if;
  if new.photos_before < old.photos_before or new.photos_after < old.photos_after then
    raise exception 'issue: no photo disappears' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_to_the_loop before insert or update on issue for each row execute function keep_to_the_loop();

-- 谁看得到：the units an issue belongs to, each once, with its place in the ledger, so that a unit's issues are read in that order and no further
-- than a page. Only this trigger writes it.
create table issue_unit (
  city_id  int not null,
  issue_id uuid not null,
  unit_id  uuid not null,
  role     text not null check (role in ('lead', 'supporting', 'area', 'registrar')),
  urgency  int not null,
  primary key (city_id, issue_id, unit_id),
  foreign key (city_id, issue_id) references issue
);
create index issue_unit_ledger on issue_unit (city_id, unit_id, urgency, issue_id);
create index issue_unit_newest on issue_unit (city_id, unit_id, issue_id);
select behind_city_wall('issue_unit', 'select, insert, update, delete');

create function place_issue() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.lead_unit_id, new.area_unit_id, new.supporting_unit_ids) is not distinct from (old.lead_unit_id, old.area_unit_id, old.supporting_unit_ids) then
    update issue_unit set urgency = new.urgency where city_id = new.city_id and issue_id = new.id and urgency <> new.urgency;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    delete from issue_unit where city_id = new.city_id and issue_id = new.id;
  end if;
  insert into issue_unit (city_id, issue_id, unit_id, role, urgency)
  select distinct on (unit_id) new.city_id, new.id, unit_id, role, new.urgency
  from (
    select 1 as place, new.lead_unit_id as unit_id, 'lead' as role
    union all select 2, unnest(new.supporting_unit_ids), 'supporting'
    union all select 3, new.area_unit_id, 'area'
    union all select 4, new.registrar_unit_id, 'registrar'
  ) u where unit_id is not null order by unit_id, place;
  return null;
end $$;
create trigger place_issue after insert or update on issue for each row execute function place_issue();

-- 反馈: what was done, when and by whom. Never changed.
create table issue_submission (
  city_id  int not null,
  id       uuid not null,
  issue_id uuid not null,
  unit_id  uuid not null,
  text     text not null,
  done_on  date not null,
  done_by  text not null,
  at       timestamptz not null,
  by_id    uuid,
  by_name  text not null,
  primary key (city_id, id),
  foreign key (city_id, issue_id) references issue,
  foreign key (city_id, unit_id) references unit
);
create index issue_submission_issue on issue_submission (city_id, issue_id, id);
create trigger kept_as_said before update or delete on issue_submission for each row execute function refuse_change();
select behind_city_wall('issue_submission', 'select, insert');

-- 照片: a row a photo, never changed; the content lies in the file store.
create table issue_photo (
  city_id       int not null,
  id            uuid not null,
  issue_id      uuid not null,
  submission_id uuid,
  kind          text not null check (kind in ('before', 'after')),
  sha256        text not null,
  name          text not null,
  at            timestamptz not null,
  by_id         uuid,
  by_name       text not null,
  primary key (city_id, id),
  foreign key (city_id, issue_id) references issue,
  foreign key (city_id, submission_id) references issue_submission,
  foreign key (city_id, sha256) references file,
  check ((submission_id is not null) = (kind = 'after'))
);
create index issue_photo_issue on issue_photo (city_id, issue_id, id);
create index issue_photo_file on issue_photo (city_id, sha256);
create trigger kept_as_taken before update or delete on issue_photo for each row execute function refuse_change();
select behind_city_wall('issue_photo', 'select, insert');

-- 关联: 反弹, found by place, kind and time. 并案 is on the issue itself.
create table issue_link (
  city_id  int not null,
  issue_id uuid not null,
  other_id uuid not null,
  kind     text not null check (kind = 'rebound'),
  at       timestamptz not null,
  primary key (city_id, issue_id, other_id),
  foreign key (city_id, issue_id) references issue,
  foreign key (city_id, other_id) references issue,
  check (issue_id <> other_id)
);
create index issue_link_other on issue_link (city_id, other_id);
create trigger kept_as_found before update or delete on issue_link for each row execute function refuse_change();
select behind_city_wall('issue_link', 'select, insert');

-- 城市范围: the rectangle a city's places lie in; a place outside it is a slip of the finger.
create table city_bounds (
  city_id int primary key references city,
  west    double precision not null,
  south   double precision not null,
  east    double precision not null,
  north   double precision not null,
  check (west < east and south < north)
);
select behind_city_wall('city_bounds');

-- 按词找问题: as find_tasks, with the owner's rights and for the city of the connection alone.
create function find_issues(query tsquery, most int) returns table (id uuid)
  language sql stable security definer rows 300 set search_path = public, pg_catalog, pg_temp
as $$ select i.id from issue i where i.city_id = current_city() and i.words @@ query limit most $$;
revoke all on function find_issues from public;
grant execute on function find_issues to weicheng_app;

-- Cities that are there already get the chapter's permissions for their built-in roles, as rectificationRoles says for a new city.
update role r set permissions = r.permissions || array(select p from unnest(given.permissions) p where p <> all (r.permissions))
from (
  values
    ('campaignOfficeLead', array['issue.read', 'issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify']),
    ('campaignOfficeClerk', array['issue.read', 'issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify']),
    ('inspector', array['issue.read', 'issue.register', 'issue.verify']),
    ('unitHead', array['issue.read', 'issue.register', 'issue.answer']),
    ('unitLiaison', array['issue.read', 'issue.register', 'issue.answer']),
    ('subdistrictLead', array['issue.read', 'issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify']),
    ('communityWorker', array['issue.read', 'issue.register', 'issue.answer']),
    ('leader', array['issue.read', 'issue.dispatch', 'issue.verify']),
    ('assessor', array['issue.read'])
) as given (key, permissions)
where r.key = given.key;
