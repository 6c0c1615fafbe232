-- 方案：一份文件从导入到下达。What people edit of a draft lies in jsonb, in the shape of packages/domain/src/plan/draft.

create table plan_document (
  city_id         int not null references city,
  id              uuid not null,
  unit_id         uuid not null,
  state           text not null check (state in ('reading', 'draft', 'published', 'superseded', 'unreadable', 'abandoned')),
  title           text not null check (length(title) between 1 and 200),
  document_number text not null,
  issuer          text not null,
  issued_on       date,
  file_sha256     text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_name       text not null check (length(file_name) between 1 and 200),
  replaces_id     uuid,
  parent_id       uuid,
  -- where the reading stands, and why it came to nothing
  step            text,
  trouble         text,
  imported_at     timestamptz not null,
  imported_by     text not null,
  published_at    timestamptz,
  published_by    text,
  -- grows by one with every edit of the draft; whoever edits holds the row's lock
  revision        int not null,
  tasks           int not null,
  accepted        int not null,
  set_aside       int not null,
  open_flags      int not null,
  open_units      int not null,
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, file_sha256) references file,
  foreign key (city_id, replaces_id) references plan_document,
  foreign key (city_id, parent_id) references plan_document
);
-- one file is one document of a unit, until it is abandoned or turns out unreadable
create unique index plan_document_once on plan_document (city_id, unit_id, file_sha256) where state in ('reading', 'draft', 'published', 'superseded');
-- a published document has one successor at a time
create unique index plan_document_successor on plan_document (city_id, replaces_id) where state in ('reading', 'draft', 'published', 'superseded');
create index plan_document_unit on plan_document (city_id, unit_id, id);
create index plan_document_parent on plan_document (city_id, parent_id) where parent_id is not null;
create trigger kept_forever before delete on plan_document for each row execute function refuse_change();
select behind_city_wall('plan_document', 'select, insert, update');

-- The words of the document and what was read from it: written once.
create table plan_source (
  city_id     int not null,
  document_id uuid not null,
  text        text not null,
  tables      jsonb not null,
  notes       jsonb not null,
  reading     jsonb not null,
  primary key (city_id, document_id),
  foreign key (city_id, document_id) references plan_document
);
create trigger append_only before update or delete on plan_source for each row execute function refuse_change();
select behind_city_wall('plan_source', 'select, insert');

create table draft_task (
  city_id     int not null,
  document_id uuid not null,
  id          uuid not null,
  position    double precision not null,
  state       text not null check (state in ('unreviewed', 'accepted', 'setAside', 'merged')),
  fields      jsonb not null,
  -- the original values of the fields that were edited
  was         jsonb not null,
  headings    jsonb not null,
  span_start  int,
  span_end    int,
  merged_into uuid,
  comparison  jsonb,
  -- the issued task, once there is one
  task_id     uuid,
  -- added or split off by a person: not in the reading
  by_hand     boolean not null,
  revision    int not null,
  changed_by  text,
  changed_at  timestamptz,
  primary key (city_id, document_id, id),
  foreign key (city_id, document_id) references plan_document,
  foreign key (city_id, document_id, merged_into) references draft_task deferrable initially deferred,
  check ((state = 'merged') = (merged_into is not null)),
  check (span_start >= 0 and span_end >= span_start)
);
create index draft_task_order on draft_task (city_id, document_id, position);
create index draft_task_revision on draft_task (city_id, document_id, revision);
create index draft_task_task on draft_task (city_id, task_id) where task_id is not null;
create trigger kept_forever before delete on draft_task for each row execute function refuse_change();
select behind_city_wall('draft_task', 'select, insert, update');

-- 文中的单位名称: what each printed name means, decided once for the document and remembered for the next one.
create table draft_unit (
  city_id      int not null,
  document_id  uuid not null,
  printed      text not null check (length(printed) between 1 and 200),
  decision     text check (decision in ('unit', 'group', 'none')),
  unit_id      uuid,
  group_id     uuid,
  match        text check (match in ('exact', 'alias', 'group', 'remembered', 'person')),
  candidates   jsonb not null,
  mentions     int not null,
  confirmed_by text,
  confirmed_at timestamptz,
  -- whether the next document may take the decision over
  remember     boolean not null,
  revision     int not null,
  primary key (city_id, document_id, printed),
  foreign key (city_id, document_id) references plan_document,
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, group_id) references unit_group,
  check ((decision is null) = (match is null)),
  check ((decision = 'unit') = (unit_id is not null) or decision is null),
  check ((decision = 'group') = (group_id is not null) or decision is null)
);
create index draft_unit_memory on draft_unit (city_id, printed, confirmed_at) where match = 'person' and remember;
create index draft_unit_revision on draft_unit (city_id, document_id, revision);
select behind_city_wall('draft_unit', 'select, insert, update');

create table draft_flag (
  city_id      int not null,
  document_id  uuid not null,
  id           uuid not null,
  kind         text not null,
  span_start   int not null,
  span_end     int not null,
  sentence     text not null,
  settled_note text,
  settled_by   text,
  settled_at   timestamptz,
  revision     int not null,
  primary key (city_id, document_id, id),
  foreign key (city_id, document_id) references plan_document
);
create index draft_flag_revision on draft_flag (city_id, document_id, revision);
select behind_city_wall('draft_flag', 'select, insert, update');

create table plan_phase (
  city_id     int not null,
  document_id uuid not null,
  id          uuid not null,
  position    int not null,
  name        text not null check (length(name) between 1 and 60),
  start_day   date,
  end_day     date,
  text        text not null,
  span_start  int not null,
  span_end    int not null,
  revision    int not null,
  primary key (city_id, document_id, id),
  foreign key (city_id, document_id) references plan_document
);
select behind_city_wall('plan_phase', 'select, insert, update');

-- Cities that are there already get the chapter's permissions for their built-in roles, as planRoles says for a new city.
update role r set permissions = r.permissions || array(select p from unnest(given.permissions) p where p <> all (r.permissions))
from (values
  ('campaignOfficeLead', array['plan.read','plan.import','plan.publish','task.read','task.answer','task.handDown','task.verify','task.export','budget.read','budget.edit']),
  ('campaignOfficeClerk', array['plan.read','plan.import','plan.publish','task.read','task.answer','task.handDown','task.verify','task.export','budget.read','budget.edit']),
  ('inspector', array['plan.read','task.read']),
  ('unitHead', array['plan.read','task.read','task.answer','task.export','budget.read']),
  ('unitLiaison', array['plan.read','task.read','task.answer','task.export']),
  ('subdistrictLead', array['plan.read','task.read','task.answer','task.export','task.handDown','task.verify','budget.read']),
  ('communityWorker', array['plan.read','task.read','task.answer','task.export']),
  ('leader', array['plan.read','task.read','task.verify','task.export','budget.read']),
  ('assessor', array['plan.read','task.read'])
) as given (key, permissions)
where r.key = given.key;
