-- 公文 of the loop: drawn up as a draft, issued once with a number, then kept as it was issued.
create table issue_paper (
  city_id       int not null references city,
  id            uuid not null,
  kind          text not null check (kind in ('dispatchNotice', 'escalationNotice', 'rectificationNotice', 'rectificationReport', 'issueList')),
  state         text not null check (state in ('draft', 'issued', 'withdrawn')),
  -- of which year the number counts, and which it is
  year          int,
  number        int check (number > 0),
  numbered      text not null default '',
  -- whose issues these are; null on a list of several units' issues
  unit_id       uuid,
  maker_unit_id uuid,
  issue_ids     uuid[] not null check (cardinality(issue_ids) between 1 and 100),
  fields        jsonb not null,
  made_at       timestamptz not null,
  made_by       text not null,
  made_by_id    uuid,
  issued_at     timestamptz,
  issued_by     text,
  withdrawn_why text,
  -- the file as it was issued
  sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),
  size          bigint,
  revision      int not null,
  primary key (city_id, id),
  foreign key (city_id, unit_id) references unit,
  foreign key (city_id, maker_unit_id) references unit,
  unique (city_id, kind, year, number),
  check ((state = 'draft') = (sha256 is null)),
  check ((sha256 is null) = (number is null) and (sha256 is null) = (year is null) and (sha256 is null) = (issued_at is null) and (sha256 is null) = (size is null)),
  check ((state = 'withdrawn') = (withdrawn_why is not null))
);
create index issue_paper_unit on issue_paper (city_id, unit_id, id);
create index issue_paper_maker on issue_paper (city_id, maker_unit_id, id);
select behind_city_wall('issue_paper');

-- What was issued stays: only the word that it was withdrawn comes to it.
create function keep_issued_papers() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then raise exception 'paper % was issued', old.id using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if old.state = 'withdrawn' or old.state = 'issued' and
    (new.kind, new.year, new.number, new.numbered, new.unit_id, new.maker_unit_id, new.issue_ids, new.fields, new.sha256, new.size, new.issued_at)
      is distinct from
    (old.kind, old.year, old.number, old.numbered, old.unit_id, old.maker_unit_id, old.issue_ids, old.fields, old.sha256, old.size, old.issued_at)
  then raise exception 'paper % was issued', old.id using errcode = 'restrict_violation'; end if;
  if old.state = 'issued' and new.state = 'draft' then raise exception 'paper % was issued', old.id using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger keep_issued_papers before update or delete on issue_paper for each row execute function keep_issued_papers();

-- Which papers speak of an issue.
create table issue_paper_issue (
  city_id  int not null,
  issue_id uuid not null,
  paper_id uuid not null,
  primary key (city_id, issue_id, paper_id),
  foreign key (city_id, issue_id) references issue,
  foreign key (city_id, paper_id) references issue_paper on delete cascade
);
create index issue_paper_issue_paper on issue_paper_issue (city_id, paper_id);
select behind_city_wall('issue_paper_issue', 'select, insert, delete');

-- 编号: the last number of a kind in a year; the row is held while a paper is issued, so that none is missing and none comes twice.
create table issue_paper_count (
  city_id int not null references city,
  kind    text not null,
  year    int not null,
  last    int not null,
  primary key (city_id, kind, year)
);
select behind_city_wall('issue_paper_count', 'select, insert, update');

create or replace view stored_content with (security_invoker = true) as
  select city_id, sha256, size, 'file' as kind from file
  union all select city_id, sha256, size, 'photo' from photo
  union all select city_id, clean_sha256, clean_size, 'clean' from photo
  union all select city_id, thumb_sha256, thumb_size, 'thumb' from photo
  union all select city_id, sha256, size, 'paper' from issue_paper where sha256 is not null;
