-- 当日情况: when two thousand more deltas wait, folding is asked for at once and not at the next minute, so that what a reader adds up stays small.
-- Where no city is said (SQL by hand, as the owner), the minute does it.
create function ask_to_fold() returns trigger language plpgsql as $$
begin
  if current_city() = new.city_id then
    perform add_job('errand/foldFigures', json_build_object('cityId', new.city_id, 'about', 'figures'), 'errand/foldFigures/' || new.city_id || '/figures');
  end if;
  return null;
end $$;
create trigger ask_to_fold after insert on issue_figure_delta for each row when (new.id % 2000 = 0) execute function ask_to_fold();
