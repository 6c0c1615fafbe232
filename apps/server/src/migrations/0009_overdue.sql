-- 到期提醒与超期: what is owed by the day it is due; that a share has gone past its day is told once.

alter table assignment add overdue_on date;
create index assignment_due on assignment (city_id, due) include (unit_id)
  where state in ('issued', 'active', 'returned') and role <> 'supporting' and due is not null;
create index assignment_overdue_untold on assignment (city_id, due)
  where state in ('issued', 'active', 'returned') and role <> 'supporting' and due is not null and overdue_on is null;
