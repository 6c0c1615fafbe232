-- 未达标攻坚: which task is on an indicator, and how the indicator stood when it was last looked at. One row an indicator; a later attack
-- takes the row over, what was before stays in the facts of its task.

create table shortfall (
  city_id    int not null,
  edition    text not null,
  indicator  text not null,
  task_id    uuid not null,
  started_on date not null,
  standing   text not null check (standing in ('met', 'unmet', 'unknown')),
  reason     text not null,
  since      date not null,
  -- whether it was met at any time since the task was made: what is not met any more has fallen back
  ever_met   boolean not null,
  primary key (city_id, edition, indicator),
  foreign key (city_id, task_id) references task
);
create index shortfall_task on shortfall (city_id, task_id);
create trigger kept_forever before delete on shortfall for each row execute function refuse_change();
select behind_city_wall('shortfall', 'select, insert, update');
