-- 点位与模拟评估：what can be drawn, what was drawn, and what was marked on each sheet.

-- 点位：as much of a place as a draw needs; the chapter `fieldwork` takes these rows over as its places.
create table site (
  city_id        int not null references city,
  id             uuid not null,
  kind           text not null,
  name           text collate pinyin not null check (length(name) between 1 and 80),
  subdistrict_id uuid not null,
  built_up       boolean not null,
  address        text not null,
  closed         boolean not null default false,
  primary key (city_id, id),
  foreign key (city_id, subdistrict_id) references unit
);
create unique index site_name on site (city_id, kind, subdistrict_id, name) where not closed;
create index site_page on site (city_id, kind, name, id) where not closed;
create trigger kept_forever before delete on site for each row execute function refuse_change();
select behind_city_wall('site', 'select, insert, update');

-- 模拟评估. The scoring table and the sampling plan are copied in, so that a release of the standards changes no score of the past.
create table mock_assessment (
  city_id         int not null references city,
  id              uuid not null,
  title           text collate pinyin not null check (length(title) between 1 and 60),
  edition         jsonb not null,
  scoring_table   jsonb not null,
  sampling_plan   jsonb not null,
  city_size       text not null check (city_size in ('ordinary', 'large')),
  population      double precision not null check (population > 0),
  from_day        date not null,
  until_day       date not null check (until_day >= from_day),
  built_up_only   boolean not null,
  state           text not null check (state in ('prepared', 'underWay', 'finished', 'void')),
  seed            text,
  draws           int not null default 0,
  sheets          int not null default 0,
  finished_sheets int not null default 0,
  finished_at     timestamptz,
  primary key (city_id, id)
);
create index mock_assessment_page on mock_assessment (city_id, id desc);
create index mock_assessment_latest on mock_assessment (city_id, until_day desc, id desc) where state = 'finished';
create trigger kept_forever before delete on mock_assessment for each row execute function refuse_change();
select behind_city_wall('mock_assessment', 'select, insert, update');

-- 检查表 as they were when the assessment was made.
create table mock_checklist (
  city_id       int not null references city,
  assessment_id uuid not null,
  key           text not null,
  body          jsonb not null,
  primary key (city_id, assessment_id, key),
  foreign key (city_id, assessment_id) references mock_assessment
);
create trigger append_only before update or delete on mock_checklist for each row execute function refuse_change();
select behind_city_wall('mock_checklist', 'select, insert');

-- 一次抽取：never rewritten; another draw is another row.
create table mock_draw (
  city_id       int not null references city,
  assessment_id uuid not null,
  number        int not null check (number > 0),
  seed          text not null,
  reason        text not null,
  by_id         uuid,
  by_name       text,
  at            timestamptz not null,
  kinds         jsonb not null,
  primary key (city_id, assessment_id, number),
  foreign key (city_id, assessment_id) references mock_assessment
);
create trigger append_only before update or delete on mock_draw for each row execute function refuse_change();
select behind_city_wall('mock_draw', 'select, insert');

-- 打分表, with the place as it was when it was drawn, and the sums of its marks kept beside it.
create table score_sheet (
  city_id          int not null references city,
  id               uuid not null,
  assessment_id    uuid not null,
  number           int not null,
  kind             text not null check (kind in ('site', 'documents')),
  checklist        text not null,
  place_kind       text not null,
  place_kind_name  text not null,
  site_id          uuid,
  name             text not null,
  address          text not null,
  subdistrict_id   uuid,
  subdistrict_name text,
  state            text not null check (state in ('open', 'finished')),
  items            int not null,
  marked           int not null default 0,
  scaled           double precision,
  lost             int not null default 0,
  failed_keys      int not null default 0,
  vetoes           text[] not null default '{}',
  last_by          text,
  last_at          timestamptz,
  primary key (city_id, id),
  foreign key (city_id, assessment_id) references mock_assessment,
  foreign key (city_id, site_id) references site,
  foreign key (city_id, assessment_id, checklist) references mock_checklist,
  check ((kind = 'site') = (site_id is not null and subdistrict_id is not null))
);
create unique index score_sheet_site on score_sheet (city_id, assessment_id, site_id) where site_id is not null;
create unique index score_sheet_number on score_sheet (city_id, assessment_id, number);
select behind_city_wall('score_sheet');

-- 一项的结果. `revision` grows with every writing: who writes over what he has not seen is told.
create table score_mark (
  city_id       int not null references city,
  assessment_id uuid not null,
  sheet_id      uuid not null,
  item          text not null,
  kind          text not null check (kind in ('defects', 'rating', 'notApplicable', 'notLooked')),
  defects       int not null check (defects >= 0),
  seen          int not null check (seen >= 0),
  rating        double precision not null check (rating between 0 and 10),
  remark        text not null,
  photos        text[] not null,
  revision      int not null check (revision > 0),
  by_id         uuid,
  by_name       text,
  at            timestamptz not null,
  primary key (city_id, assessment_id, sheet_id, item),
  foreign key (city_id, sheet_id) references score_sheet
);
create trigger kept_forever before delete on score_mark for each row execute function refuse_change();
select behind_city_wall('score_mark', 'select, insert, update');

-- 检查发现：one for each item of a finished sheet that loses points; withdrawn where the sheet was reopened and the item put in order.
create table finding (
  city_id          int not null references city,
  id               uuid not null,
  assessment_id    uuid not null,
  sheet_id         uuid not null,
  sheet_number     int not null,
  site_id          uuid,
  place_kind       text not null,
  place_name       text not null,
  subdistrict_id   uuid,
  subdistrict_name text,
  clause           text not null,
  item             text not null,
  text             text not null,
  severity         text not null check (severity in ('minor', 'major', 'severe')),
  weight           int not null check (weight between 0 and 2),
  photos           text[] not null,
  found_at         timestamptz not null,
  withdrawn_at     timestamptz,
  primary key (city_id, id),
  foreign key (city_id, sheet_id) references score_sheet,
  foreign key (city_id, site_id) references site
);
create unique index finding_of_item on finding (city_id, sheet_id, item) where withdrawn_at is null;
create index finding_page on finding (city_id, assessment_id, weight desc, id) where withdrawn_at is null;
create trigger kept_forever before delete on finding for each row execute function refuse_change();
select behind_city_wall('finding', 'select, insert, update');
