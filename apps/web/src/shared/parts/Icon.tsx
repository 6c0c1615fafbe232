/** Own line drawings on a 16 × 16 grid, 1.5 wide; one path each, several strokes in it. */
const drawings = {
  desk: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  plan: 'M3.5 2h6l3 3v9h-9zM6 7h4M6 9.5h4M6 12h2.5',
  ledger: 'M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6 3v10',
  place: 'M8 14.5s4.7-4.3 4.7-7.7A4.7 4.7 0 0 0 3.3 6.8C3.3 10.2 8 14.5 8 14.5zM9.7 6.8a1.7 1.7 0 1 1-3.4 0a1.7 1.7 0 0 1 3.4 0',
  citizen: 'M2.5 3.5h11v7.5H8l-3 2.7V11H2.5z',
  standard: 'M2.2 11.5a6 6 0 1 1 11.6 0M8 10l2.6-3.4',
  outreach: 'M3.5 14V2.5h8.5L10.3 5.7 12 9H3.5',
  archive: 'M2.5 3h11v3h-11zM3.5 6v7.5h9V6M6.5 8.7h3',
  appraisal: 'M2.5 13.5v-4h3v4M6.5 13.5v-9h3v9M10.5 13.5V7.7h3v5.8',
  review: 'M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8zM9.9 8a1.9 1.9 0 1 1-3.8 0a1.9 1.9 0 0 1 3.8 0',
  people:
    'M8.3 5.2a2.3 2.3 0 1 1-4.6 0a2.3 2.3 0 0 1 4.6 0M1.8 13.2c.2-2.6 2-4 4.2-4s4 1.4 4.2 4M10.4 3.2a2.2 2.2 0 0 1 0 4.2M12 9.6c1.4.5 2.1 1.8 2.2 3.6',
  person: 'M10.6 5.2a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 0 1 5.2 0M3 13.8c.3-3 2.4-4.6 5-4.6s4.7 1.6 5 4.6',
  tree: 'M6 2h4v3H6zM2 11h4v3H2zM10 11h4v3h-4zM8 5v3M4 11V8h8v3',
  unit: 'M3 14V3.5L9 2v12M9 6h4v8M1.5 14h13M5.2 5.5h1.5M5.2 8h1.5M5.2 10.5h1.5',
  role: 'M8 1.8 13 3.7v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4zM5.8 8l1.6 1.6 2.9-3',
  group: 'M2 4.5h5v4H2zM9 4.5h5v4H9zM5.5 10.5h5v3.5h-5z',
  trail: 'M8 4.5V8l2.5 1.5M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.7M2.5 2.7v3h3',
  search: 'M11.2 7a4.2 4.2 0 1 1-8.4 0a4.2 4.2 0 0 1 8.4 0M10.2 10.2l3.3 3.3',
  bell: 'M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4zM6.7 13.5a1.5 1.5 0 0 0 2.6 0',
  text: 'M2 13 5.5 3.5 9 13M3.2 10h4.6M10 13l2.2-6 2.3 6M10.7 11h3',
  plus: 'M8 3v10M3 8h10',
  close: 'M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4',
  check: 'M3 8.5 6.3 12 13 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'M4 6.2 8 10.2l4-4',
  right: 'M6.2 4l4 4-4 4',
  left: 'M9.8 4l-4 4 4 4',
  up: 'M4 9.8 8 5.8l4 4',
  back: 'M13 8H3.5M7 4.5 3.5 8 7 11.5',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  edit: 'M3 13l.7-2.9L10.9 3l2.2 2.2-7.2 7.2zM9.5 4.4l2.2 2.2',
  move: 'M8 2v12M2 8h12M6.3 3.7 8 2l1.7 1.7M6.3 12.3 8 14l1.7-1.7M3.7 6.3 2 8l1.7 1.7M12.3 6.3 14 8l-1.7 1.7',
  export: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11',
  import: 'M8 10.2V2.5M4.8 5.7 8 2.5l3.2 3.2M2.5 11v2.5h11V11',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  filter: 'M2.5 3.5h11L9.5 8.5v4.5l-3-1.5v-3z',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.8h11M5.3 2v3M10.7 2v3',
  link: 'M6.5 9.5l3-3M7.5 4.5 9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5 7 13a2.8 2.8 0 0 1-4-4l1.5-1.5',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  warn: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  out: 'M9.5 3H3v10h6.5M7 8h7M11.3 5.3 14 8l-2.7 2.7',
  offline:
    'M2 2l12 12M4.2 8.2A6 6 0 0 1 6 7M10.3 7.2a6 6 0 0 1 1.5 1M6.3 10.4a2.6 2.6 0 0 1 3.4 0M8 12.7v.1M1.8 5.7A9 9 0 0 1 4 4.2M7 3.5a9 9 0 0 1 7.2 2.2',
  eye: 'M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8zM9.9 8a1.9 1.9 0 1 1-3.8 0a1.9 1.9 0 0 1 3.8 0',
} as const;

export type IconName = keyof typeof drawings;

/** A drawing beside a word. It is silent for screen readers: the word says it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
