-- 按词找问题，找得到一页就停 (docs/decisions/0035). Beside its words the index holds marks of each issue: its city, the part of the ledger it stands in,
-- whose and what it is. So a search is narrowed to a few days of the ledger, in its order, before a row is looked at. No word of a text begins with @.

create function band_of_id(id uuid) returns int language sql immutable strict parallel safe as $$
  select ('x' || lpad(left(id::text, 5), 8, '0'))::bit(32)::int
$$;
create function first_of_band(band int) returns uuid language sql immutable strict parallel safe as $$
  select (lpad(to_hex(band), 5, '0') || '000-0000-0000-0000-000000000000')::uuid
$$;

-- The marks of a query: bands `first` to `last` of a kind, of any of which it may be; eight that belong together have one mark of their own. Without
-- a kind: the city. Kinds: u, four days of the order of urgency; n, three days of registration, since ids begin with the moment; r, a 256th of all, by
-- the end of the id; o, not over.
create function marks_of(kind text, first int, last int) returns tsquery language sql stable parallel safe as $$
  select case when kind is null then format('''@c%s''', current_city()) else (
    select string_agg(format('''@%s%s:%s''', case wide when 3 then upper(kind) else kind end, current_city(), n), ' | ')
    from (select case when first & 7 = 0 and last & 7 = 7 then 3 else 0 end as wide) w cross join generate_series(first >> wide, last >> wide) n
  ) end::tsquery
$$;

create function issue_search(words tsvector, city_id int, urgency int, id uuid, state text, source text, severity text, matter text, lead_unit_id uuid,
  area_unit_id uuid, registrar_unit_id uuid, supporting_unit_ids uuid[]) returns tsvector language sql immutable parallel safe
as $$
  select words || array_to_tsvector(array_remove(array[
    '@c' || city_id::text, '@u' || city_id::text || ':' || (urgency >> 2)::text, '@U' || city_id::text || ':' || (urgency >> 5)::text,
    '@n' || city_id::text || ':' || public.band_of_id(id)::text, '@N' || city_id::text || ':' || (public.band_of_id(id) >> 3)::text,
    '@r' || city_id::text || ':' || get_byte(uuid_send(id), 15)::text,
    case when state not in ('closed', 'merged', 'void') then '@o' || city_id::text || ':0' end,
    '@' || state, '@' || source, '@' || severity, '@' || matter, '@' || lead_unit_id::text, '@' || area_unit_id::text, '@' || registrar_unit_id::text
  ] || string_to_array(nullif('@' || array_to_string(supporting_unit_ids, ' @'), '@'), ' '), null))
$$;

drop index issue_words, issue_open_words;
create index issue_search on issue using gin (issue_search(words, city_id, urgency, id, state, source, severity, matter, lead_unit_id, area_unit_id,
  registrar_unit_id, supporting_unit_ids));
analyze issue;

-- The issues of the city of the connection that have the words of `query`, with what the filters of the ledger ask. They are looked up within `marks_of`
-- by `rarest`: its rarest words, and marks. Only the index of words serves it, whatever the planner thinks of the words.
drop function find_issues;
create function find_issues(rarest tsquery, query tsquery, kind text, first int, last int)
  returns table (id uuid, urgency int, state text, source text, severity text, matter text, lead_unit_id uuid, area_unit_id uuid, supporting_unit_ids uuid[],
    unit_ids uuid[], extension jsonb, disputed_at timestamptz, longitude double precision, latitude double precision)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_catalog, pg_temp set enable_seqscan = off
  set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_generic_plan set work_mem = '32MB'
as $$
declare
  looked tsquery := marks_of(kind, first, last) && rarest;
  city   int := current_city();
begin
  return query select i.id, i.urgency, i.state, i.source, i.severity, i.matter, i.lead_unit_id, i.area_unit_id, i.supporting_unit_ids,
    array[i.lead_unit_id, i.area_unit_id, i.registrar_unit_id] || i.supporting_unit_ids, i.extension, i.disputed_at, i.longitude, i.latitude
  from issue i
  where issue_search(i.words, i.city_id, i.urgency, i.id, i.state, i.source, i.severity, i.matter, i.lead_unit_id, i.area_unit_id, i.registrar_unit_id,
      i.supporting_unit_ids) @@ looked
    and case when i.city_id = city and i.words @@ query then true else false end;
end $$;
revoke all on function find_issues from public;
grant execute on function find_issues to weicheng_app;

create or replace function find_open_issues(query tsquery, most int) returns table (id uuid)
  language plpgsql stable security definer rows 300
  set search_path = public, pg_catalog, pg_temp set enable_seqscan = off
  set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_generic_plan set work_mem = '32MB'
as $$
declare
  looked tsquery := marks_of('o', 0, 0) && query;
  city   int := current_city();
begin
  return query select i.id from issue i
  where issue_search(i.words, i.city_id, i.urgency, i.id, i.state, i.source, i.severity, i.matter, i.lead_unit_id, i.area_unit_id, i.registrar_unit_id,
      i.supporting_unit_ids) @@ looked
    and case when i.city_id = city then true else false end
  order by i.id desc limit most;
end $$;
