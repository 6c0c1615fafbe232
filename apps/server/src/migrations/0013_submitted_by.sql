-- 核验须回避: who submitted does not verify it, also after a change of post.
alter table assignment add column submitted_by_id uuid;
update assignment a set submitted_by_id = (
  select r.by_id from task_report r
  where r.city_id = a.city_id and r.task_id = a.task_id and r.assignment_id = a.id and r.kind = 'submit'
  order by r.id desc limit 1)
where a.submitted_by is not null;
