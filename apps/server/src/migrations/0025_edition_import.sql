-- 导入的草稿: the paragraphs it was read from, and who changed it last.
alter table edition_import
  add column paragraphs jsonb not null default '[]',
  add column changed_at timestamptz,
  add column changed_by text;
alter table edition_import alter column paragraphs drop default;
