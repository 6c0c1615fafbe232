/** The look of the interface's document: the tokens of the office pages, nothing that moves. */
export const docsStyle = `
:root {
  --page: #f6f5f1; --surface: #fff; --sunken: #efede8; --line: #e6e3dc; --line-strong: #cfcbc2;
  --ink: #1f2421; --ink-2: #565c57; --ink-3: #646a64; --pine: #1e6b57; --pine-active: #14513f; --pine-wash: #e6f0ec; --soon: #8f5600;
  --sans: "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --code: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; font: 14px/22px var(--sans); color: var(--ink); background: var(--page); font-variant-numeric: tabular-nums; }
a { color: var(--pine); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--pine); outline-offset: 2px; border-radius: 3px; }
code { font: 13px/20px var(--code); overflow-wrap: anywhere; }
.frame { display: grid; grid-template-columns: 196px minmax(0, 1fr); min-height: 100vh; }
nav { border-right: 1px solid var(--line); padding: 16px 8px; position: sticky; top: 0; height: 100vh; overflow-y: auto; }
nav p { margin: 0 0 12px; padding: 0 8px; font-weight: 600; }
nav a { display: flex; justify-content: space-between; padding: 5px 8px; border-radius: 5px; color: var(--ink-2); }
nav a:hover { background: var(--sunken); text-decoration: none; }
nav em { font-style: normal; font-size: 12px; color: var(--ink-3); }
main { background: var(--surface); padding: 20px 32px 64px; }
main > * { max-width: 1080px; }
h1 { font-size: 18px; line-height: 26px; margin: 0 0 8px; }
h2 { font-size: 16px; line-height: 24px; margin: 40px 0 0; padding-bottom: 8px; border-bottom: 1px solid var(--line-strong); }
h3 { font-size: 14px; line-height: 22px; margin: 0; font-weight: 600; }
h4 { font-size: 12px; line-height: 18px; margin: 12px 0 2px; font-weight: 400; color: var(--ink-3); }
.lead { color: var(--ink-2); margin: 0 0 4px; max-width: 720px; }
article { padding: 16px 0; border-bottom: 1px solid var(--line); }
.call { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; margin: 2px 0 0; color: var(--ink-2); }
.call b { font: 600 12px/18px var(--code); color: var(--pine-active); background: var(--pine-wash); border-radius: 3px; padding: 0 6px; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; font-weight: 400; color: var(--ink-3); padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { padding: 5px 16px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td:first-child { width: 220px; } td:nth-child(2) { width: 140px; color: var(--ink-2); } td:nth-child(3) { width: 72px; color: var(--ink-2); }
.problems td:nth-child(2) { width: 64px; } .problems td:nth-child(3) { width: auto; color: inherit; }
tr:target td, article:target { background: var(--pine-wash); }
@media (max-width: 760px) {
  .frame { display: block; }
  nav { position: static; height: auto; border: 0; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; padding: 12px; }
  nav p { width: 100%; margin-bottom: 4px; } nav em { display: none; }
  main { padding: 16px; }
  thead { display: none; } tr { display: block; padding: 6px 0; border-bottom: 1px solid var(--line); }
  td, td:first-child, td:nth-child(2), td:nth-child(3) { display: inline-block; width: auto; border: 0; padding: 0 10px 0 0; }
}
@media print { nav { display: none; } .frame { display: block; } article { break-inside: avoid; } }
`;
