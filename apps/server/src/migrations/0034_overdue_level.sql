-- 当日情况读得更快: how many were overdue stands for every evening that is over, so that a reader adds up a day or two and not months; the rates of
-- thirty days are read from an index alone. The levels are written anew by the folding.

drop table issue_overdue_level;
create table issue_overdue_level (
  city_id int not null references city,
  scope   text not null check (scope in ('all', 'unit', 'matter', 'area')),
  day     date not null,
  key     text not null,
  n       int not null,
  primary key (city_id, scope, day, key)
);
select behind_city_wall('issue_overdue_level', 'select, insert, update');

-- The last day whose level is written.
alter table issue_fold rename column month to day;
update issue_fold f set day = least(f.day, (select min(g.day) from issue_figure g where g.city_id = f.city_id)) - 1;

create index issue_figure_rates on issue_figure (city_id, scope, day, key) include (due, shelved, met, returned, closed);
