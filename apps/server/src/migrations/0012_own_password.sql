-- 本人的密码: true where the account has a password of its holder's own, false where it still has one that another has seen, null
-- where there is no account. Asked before a role is granted that is kept for an administrator.
create function has_own_password(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select not a.must_change_password from auth."user" a where a.city_id = public.current_city() and a.person_id = person $$;
revoke all on function has_own_password from public;
grant execute on function has_own_password to weicheng_app;
