-- 国家数据填报：the yearly basic data, and what was handed in.

-- 年度基础数据: by key, each with its source; what is not known is not in it.
create table year_basics (
  city_id   int not null references city,
  year      int not null check (year between 1990 and 2199),
  figures   jsonb not null,
  filled_by text not null,
  filled_at timestamptz not null,
  revision  int not null check (revision > 0),
  primary key (city_id, year)
);
create trigger kept_forever before delete on year_basics for each row execute function refuse_change();
select behind_city_wall('year_basics', 'select, insert, update');

-- 一次报送: its body is what was handed in, whatever is corrected later; `number` counts within a year.
create table submission (
  city_id   int not null references city,
  id        uuid not null,
  year      int not null check (year between 1990 and 2199),
  number    int not null check (number > 0),
  edition   text not null,
  body      jsonb not null,
  changes   jsonb not null,
  figures   int not null,
  gaps      int not null,
  reason    text not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  primary key (city_id, id)
);
create unique index submission_once on submission (city_id, year, number);
create index submission_page on submission (city_id, id desc);
create trigger append_only before update or delete on submission for each row execute function refuse_change();
select behind_city_wall('submission', 'select, insert');

-- Cities that are there already get 报送 for their built-in roles, as standardRoles says for a new city.
update role r set permissions = r.permissions || array(select p from unnest(given.permissions) p where p <> all (r.permissions))
from (values
  ('campaignOfficeLead', array['submission.read', 'submission.edit']),
  ('campaignOfficeClerk', array['submission.read', 'submission.edit']),
  ('leader', array['submission.read']),
  ('assessor', array['submission.read'])
) as given (key, permissions)
where r.key = given.key;
