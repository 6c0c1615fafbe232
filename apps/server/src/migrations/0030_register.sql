-- 登记时的建议和查重。Who put right what of the same kind, the latest first: a suggestion reads so many of these and no more.
create index issue_led on issue (city_id, matter, area_unit_id, dispatched_at desc) include (lead_unit_id) where lead_unit_id is not null;
create index issue_led_place on issue (city_id, place, matter, dispatched_at desc) where lead_unit_id is not null and place <> '';

-- 还在办的问题 by their words and by where they lie; what is over is not looked through again.
create index issue_open_words on issue using gin (words)
  where state in ('registered', 'dispatched', 'declined', 'rectifying', 'submitted', 'returned', 'reopened', 'shelved');
create index issue_open_located on issue (city_id, latitude, longitude)
  where latitude is not null and state in ('registered', 'dispatched', 'declined', 'rectifying', 'submitted', 'returned', 'reopened', 'shelved');

-- 查重: as find_issues, among those that are open, the newest first.
create function find_open_issues(query tsquery, most int) returns table (id uuid)
  language sql stable security definer rows 300 set search_path = public, pg_catalog, pg_temp
as $$
  select i.id from issue i
  where i.city_id = current_city() and i.words @@ query
    and i.state in ('registered', 'dispatched', 'declined', 'rectifying', 'submitted', 'returned', 'reopened', 'shelved')
  order by i.id desc limit most
$$;
revoke all on function find_open_issues from public;
grant execute on function find_open_issues to weicheng_app;
