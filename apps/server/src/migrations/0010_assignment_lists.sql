-- 单位的清单: a supporting unit owes no more once it has acknowledged, and its share leaves the list of what is owed.

update assignment set urgency = 2000000 where role = 'supporting' and state = 'active';
drop index assignment_owed;
create index assignment_owed on assignment (city_id, unit_id, urgency, id)
  where state in ('issued', 'active', 'returned') and (role <> 'supporting' or state = 'issued');
drop index assignment_unit_over;
create index assignment_unit_over on assignment (city_id, unit_id, urgency, id)
  where state in ('submitted', 'closed') or (role = 'supporting' and state = 'active');
