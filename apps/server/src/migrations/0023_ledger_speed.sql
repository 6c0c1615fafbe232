-- 台账快读. A calendar that a server remembers is void as soon as a year of it is written.
create trigger who_changed after insert or update or delete on calendar_year for each statement execute function notify_who_changed();
