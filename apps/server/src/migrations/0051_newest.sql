-- 最新的在前: by state, and by the unit that leads, without passing over the rows of others.
create index issue_state_newest on issue (city_id, state, id);
drop index issue_unit_newest;
create index issue_unit_newest on issue_unit (city_id, unit_id, issue_id) include (role);
