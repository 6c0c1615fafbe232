-- 台账的一行: who is named first and how many have a share stand on the task's own row, so that a page of the ledger reads one table.
-- Written with every change of the shares, in the same transaction (sharersOf).

alter table task add first_unit_id uuid, add first_role text, add unit_count int;
update task t set (first_unit_id, first_role, unit_count) = (
  select (array_agg(a.unit_id order by place, a.id))[1], (array_agg(a.role order by place, a.id))[1], count(*)
  from assignment a cross join lateral (select array_position(array['lead', 'responsible', 'supporting'], a.role) as place) p
  where a.city_id = t.city_id and a.task_id = t.id and a.state not in ('transferred', 'void'));
alter table task alter unit_count set not null,
  add foreign key (city_id, first_unit_id) references unit,
  add check ((first_unit_id is null) = (unit_count = 0)),
  add check ((first_unit_id is null) = (first_role is null));
