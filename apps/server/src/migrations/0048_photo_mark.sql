-- 照片标记: another part of a city's own rules.
alter table rectification_rule drop constraint rectification_rule_part_check;
alter table rectification_rule add constraint rectification_rule_part_check
  check (part in ('officeHours', 'limits', 'dueSoon', 'ladder', 'rebound', 'recheck', 'selfRegister', 'photoMark'));
