-- 按词找问题: by the rarest word, as find_tasks, and with the place in the ledger.
drop function find_issues;
create function find_issues(rarest tsquery, query tsquery, most int) returns table (id uuid, urgency int)
  language sql stable security definer rows 300 set search_path = public, pg_catalog, pg_temp
as $$
  select i.id, i.urgency from issue i
  where i.city_id = current_city() and i.words @@ rarest and case when i.words @@ query then true else false end limit most
$$;
revoke all on function find_issues from public;
grant execute on function find_issues to weicheng_app;
