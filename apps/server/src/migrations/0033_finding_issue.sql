-- 检查发现登记成的问题：one issue for each finding, however often an assessment is handed over.
alter table mock_assessment add column handed_over_at timestamptz;

create table finding_issue (
  city_id    int not null references city,
  finding_id uuid not null,
  issue_id   uuid not null,
  primary key (city_id, finding_id),
  foreign key (city_id, finding_id) references finding,
  foreign key (city_id, issue_id) references issue
);
create unique index finding_issue_issue on finding_issue (city_id, issue_id);
create trigger append_only before update or delete on finding_issue for each row execute function refuse_change();
select behind_city_wall('finding_issue', 'select, insert');
