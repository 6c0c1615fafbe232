-- 图上的问题, whatever their state: found by where they lie.
create index issue_located on issue (city_id, latitude, longitude) where latitude is not null;
