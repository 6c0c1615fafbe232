-- 台账按单位翻页，再加别的条件: an assignment keeps what the filters of the ledger ask of its task, so that the pages of units are found in one
-- index, whatever else is asked. Only these triggers write it.

alter table assignment add task_state text, add task_area text, add task_period text, add task_document_id uuid, add task_due date;
update assignment a
  set (task_state, task_area, task_period, task_document_id, task_due) = (t.state, t.area, t.period, t.document_id, t.due)
  from task t where t.city_id = a.city_id and t.id = a.task_id;
alter table assignment alter task_state set not null, alter task_area set not null, alter task_document_id set not null;
drop index assignment_ledger;
create index assignment_ledger on assignment (city_id, unit_id, task_urgency, task_id)
  include (role, task_state, task_area, task_period, task_document_id, task_due) where state not in ('transferred', 'void');

create or replace function place_in_ledger() returns trigger language plpgsql as $$
begin
  select urgency, state, area, period, document_id, due
    into new.task_urgency, new.task_state, new.task_area, new.task_period, new.task_document_id, new.task_due
    from task where city_id = new.city_id and id = new.task_id;
  return new;
end $$;

create or replace function move_in_ledger() returns trigger language plpgsql as $$
begin
  update assignment
    set (task_urgency, task_state, task_area, task_period, task_document_id, task_due)
      = (new.urgency, new.state, new.area, new.period, new.document_id, new.due)
    where city_id = new.city_id and task_id = new.id;
  return null;
end $$;
drop trigger move_in_ledger on task;
create trigger move_in_ledger after update on task for each row
  when ((old.urgency, old.state, old.area, old.period, old.document_id, old.due)
    is distinct from (new.urgency, new.state, new.area, new.period, new.document_id, new.due))
  execute function move_in_ledger();
