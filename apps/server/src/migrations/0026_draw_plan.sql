-- 抽取时选定的抽样方案：each draw keeps the title of the plan it went by.
alter table mock_draw add column plan_title text;
alter table mock_draw disable trigger append_only;
update mock_draw d set plan_title = a.sampling_plan->>'title' from mock_assessment a where a.city_id = d.city_id and a.id = d.assessment_id;
alter table mock_draw enable trigger append_only;
alter table mock_draw alter column plan_title set not null;
