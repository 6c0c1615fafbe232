-- 台账按单位翻页: an assignment keeps its task's place in the ledger, so that the tasks of a unit are read in that order and no further
-- than a page. Only these triggers write it.

alter table assignment add task_urgency int;
update assignment a set task_urgency = t.urgency from task t where t.city_id = a.city_id and t.id = a.task_id;
alter table assignment alter task_urgency set not null;
create index assignment_ledger on assignment (city_id, unit_id, task_urgency, task_id) include (role) where state not in ('transferred', 'void');
drop index assignment_unit;

create function place_in_ledger() returns trigger language plpgsql as $$
begin
  new.task_urgency := (select urgency from task where city_id = new.city_id and id = new.task_id);
  return new;
end $$;
create trigger place_in_ledger before insert on assignment for each row execute function place_in_ledger();

create function move_in_ledger() returns trigger language plpgsql as $$
begin
  update assignment set task_urgency = new.urgency where city_id = new.city_id and task_id = new.id;
  return null;
end $$;
create trigger move_in_ledger after update on task for each row when (old.urgency <> new.urgency) execute function move_in_ledger();
