import './ledger.css';

const views = [
  { view: undefined, says: '列表' },
  { view: 'board', says: '看板' },
  { view: 'map', says: '图' },
];

/** 怎么看台账: the same issues as a list, by state or where they lie. Stands in the address; a saved view keeps it. */
export function ViewSwitch({ view, onView }: { view: string | undefined; onView: (view: string | undefined) => void }) {
  const shown = views.some((one) => one.view === view) ? view : undefined;
  return (
    <fieldset className="view-switch" aria-label="怎么看">
      {views.map((one) => (
        <button key={one.says} type="button" aria-pressed={one.view === shown} onClick={() => onView(one.view)}>
          {one.says}
        </button>
      ))}
    </fieldset>
  );
}
