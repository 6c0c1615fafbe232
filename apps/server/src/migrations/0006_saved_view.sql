-- 视图：a person's named filters of a page.
create table saved_view (
  city_id   int not null references city,
  id        uuid not null,
  person_id uuid not null,
  page      text not null check (page ~ '^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$'),
  name      text not null check (length(name) between 1 and 20),
  query     text not null check (length(query) <= 2000),
  primary key (city_id, id)
);
create unique index saved_view_name on saved_view (city_id, person_id, page, name);
select behind_city_wall('saved_view');
