-- 没有单位的任务: few, and looked for by whoever hands out what is left.
create index task_unowned on task (city_id, urgency, id) where unit_count = 0;
