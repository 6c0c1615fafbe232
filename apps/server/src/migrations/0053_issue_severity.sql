-- 台账按轻重筛：the rarer ones stand too far apart in the whole ledger. 一般 is met soon enough without.
create index issue_severity on issue (city_id, severity, urgency, id) where severity <> 'minor';
