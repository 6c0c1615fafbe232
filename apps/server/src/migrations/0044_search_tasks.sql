-- 任务的查找与问题的一样 (0043, docs/decisions/0035): the index of words holds marks of each task. Few rows wait in its list, so that a look into it stays short.
create function task_search(words tsvector, city_id int, urgency int, id uuid, state text, area text, period text, document_id uuid)
  returns tsvector language sql immutable parallel safe
as $$
  select words || array_to_tsvector(array_remove(array[
    '@c' || city_id::text, '@u' || city_id::text || ':' || (urgency >> 2)::text, '@U' || city_id::text || ':' || (urgency >> 5)::text,
    '@r' || city_id::text || ':' || get_byte(uuid_send(id), 15)::text,
    '@' || state, '@' || left(area, 60), '@' || period, '@' || document_id::text], null))
$$;

drop index task_words;
create index task_search on task using gin (task_search(words, city_id, urgency, id, state, area, period, document_id))
  with (gin_pending_list_limit = 512);
analyze task;
alter index issue_search set (gin_pending_list_limit = 512);

drop function find_tasks;
create function find_tasks(rarest tsquery, query tsquery, kind text, first int, last int)
  returns table (id uuid, urgency int, "position" double precision, state text, area text, period text, document_id uuid, due date)
  language plpgsql stable security definer rows 100
  set search_path = public, pg_catalog, pg_temp set enable_seqscan = off
  set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_generic_plan set work_mem = '32MB'
as $$
declare
  looked tsquery := marks_of(kind, first, last) && rarest;
  city   int := current_city();
begin
  return query select t.id, t.urgency, t.position, t.state, t.area, t.period, t.document_id, t.due
  from task t
  where task_search(t.words, t.city_id, t.urgency, t.id, t.state, t.area, t.period, t.document_id) @@ looked
    and case when t.city_id = city and t.words @@ query then true else false end;
end $$;
revoke all on function find_tasks from public;
grant execute on function find_tasks to weicheng_app;
