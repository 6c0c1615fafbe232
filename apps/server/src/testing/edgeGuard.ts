import { issueBegins, issueLife, issueStates } from '@weicheng/domain/rectification';

/** A word of the table as a literal of SQL. */
const quoted = (word: string) => `'${word}'`;
const listed = (words: readonly string[]) => words.map((word) => `    ${quoted(word)}`).join(',\n');

/**
 * The body of the trigger that refuses what is not in the table of the loop, written from the table. When the table changes, a new migration
 * takes this text; a test holds it against what stands in the database.
 */
export function edgeGuard(): string {
  const steps = Object.values<{ from: readonly string[]; to: string | null }>(issueLife);
  const states = Object.keys(issueStates);
  const edges = new Set(steps.flatMap(({ from, to }) => (to === null ? [] : from.map((state) => `${state} ${to}`))));
  const over = states.filter((state) => !steps.some(({ from }) => from.includes(state)));
  return `
begin
  if tg_op = 'INSERT' then
    if new.state <> ${quoted(issueBegins)} then
      raise exception 'issue begins as ${issueBegins}, not as %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state in (${over.map(quoted).join(', ')}) then
    raise exception 'issue is %: nothing follows', old.state using errcode = 'check_violation';
  end if;
  if old.state <> new.state and old.state || ' ' || new.state not in (
${listed([...edges].sort())}
  ) then
    raise exception 'issue: % does not lead to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.moved_at < old.moved_at or new.revision <= old.revision then
    raise exception 'issue: a step cannot go back in time' using errcode = 'check_violation';
  end if;
  if new.photos_before < old.photos_before or new.photos_after < old.photos_after then
    raise exception 'issue: no photo disappears' using errcode = 'check_violation';
  end if;
  return new;
end `;
}
