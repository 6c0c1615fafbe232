-- 差事：a job that waits for the world outside; besides `listen`, a city may ask for these, and for itself only.
create or replace function add_job(task text, payload json, key text default null, run_at timestamptz default null) returns void
  language plpgsql security definer set search_path = graphile_worker, pg_catalog, pg_temp
as $$
begin
  if (task <> 'listen' and task not like 'errand/%') or (payload ->> 'cityId')::int is distinct from public.current_city() then
    raise exception 'add_job: not for this city' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(task, payload, job_key => key, run_at => run_at);
end $$;
