-- 问题台账快读. A city's own rules that a server remembers are void as soon as a part of them is written.
create trigger who_changed after insert or update or delete on rectification_rule for each statement execute function notify_who_changed();
