-- 指标的填报：who reports which indicator, by when, and the figures.

create table indicator_owner (
  city_id   int not null references city,
  edition   text not null,
  indicator text not null,
  unit_id   uuid not null,
  primary key (city_id, edition, indicator),
  foreign key (city_id, unit_id) references unit
);
create index indicator_owner_unit on indicator_owner (city_id, unit_id);
select behind_city_wall('indicator_owner', 'select, insert, update');

-- 填报期限 of the figures of one year.
create table reading_term (
  city_id int not null references city,
  year    int not null check (year between 1990 and 2199),
  due     date not null,
  primary key (city_id, year)
);
select behind_city_wall('reading_term', 'select, insert, update');

-- 指标数: one row an indicator, year and part; `part` is '' for the whole, a species, a pollutant, or the id of a subdistrict.
-- A figure is a number or a word (a level, 有, 无). `in_force` is what was approved last: it counts until the next is approved.
create table reading (
  city_id        int not null references city,
  id             uuid not null,
  edition        text not null,
  indicator      text not null,
  year           int not null check (year between 1990 and 2199),
  part           text not null,
  part_unit_id   uuid,
  unit_id        uuid not null,
  state          text not null check (state in ('draft', 'reported', 'returned', 'approved', 'frozen')),
  figure         double precision,
  word           text,
  numerator      double precision,
  denominator    double precision,
  plan           double precision,
  scope          text not null check (scope in ('builtUp', 'urban', 'jurisdiction')),
  source         text not null,
  note           text not null,
  document       jsonb,
  doubt_reason   text not null,
  computed       text,
  filled_by      text not null,
  filled_at      timestamptz not null,
  reported_by    text,
  reported_by_id uuid,
  reported_at    timestamptz,
  approved_by    text,
  approved_at    timestamptz,
  last_word      text not null,
  in_force       jsonb,
  corrections    jsonb not null,
  revision       int not null,
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, part_unit_id) references unit,
  check ((figure is null) <> (word is null)),
  check (state not in ('approved', 'frozen') or in_force is not null)
);
create unique index reading_once on reading (city_id, edition, indicator, year, part);
create index reading_queue on reading (city_id, edition, reported_at, id) where state = 'reported';
create trigger kept_forever before delete on reading for each row execute function refuse_change();
select behind_city_wall('reading', 'select, insert, update');

-- Cities that are there already get the chapter's permissions for their built-in roles, as standardRoles says for a new city.
update role r set permissions = r.permissions || array(select p from unnest(given.permissions) p where p <> all (r.permissions))
from (values
  ('campaignOfficeLead', array['reading.read', 'reading.fill', 'reading.approve', 'indicator.assign']),
  ('campaignOfficeClerk', array['reading.read', 'reading.fill', 'reading.approve', 'indicator.assign']),
  ('inspector', array['reading.read']),
  ('unitHead', array['reading.read', 'reading.fill']),
  ('unitLiaison', array['reading.read', 'reading.fill']),
  ('subdistrictLead', array['reading.read', 'reading.fill']),
  ('communityWorker', array['reading.read']),
  ('leader', array['reading.read', 'reading.approve']),
  ('assessor', array['reading.read'])
) as given (key, permissions)
where r.key = given.key;
