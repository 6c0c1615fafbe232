-- 按词找任务，连同台账的条件问到的: looked up by its rarest word, since the others are on too many tasks to be worth looking up; and handed out
-- with what the filters ask, so that only the rows of the page are read once more.
drop function find_tasks;
create function find_tasks(rarest tsquery, query tsquery, most int)
  returns table (id uuid, urgency int, "position" double precision, state text, area text, period text, document_id uuid, due date)
  language sql stable security definer rows 300 set search_path = public, pg_catalog, pg_temp
as $$
  select t.id, t.urgency, t.position, t.state, t.area, t.period, t.document_id, t.due
  from task t where t.city_id = current_city() and t.words @@ rarest and case when t.words @@ query then true else false end limit most
$$;
revoke all on function find_tasks from public;
grant execute on function find_tasks to weicheng_app;
