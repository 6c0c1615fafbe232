import { writeFileSync } from 'node:fs';
import arranged from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import about from 'chinese-days/package.json' with { type: 'json' };
import { at, run, say } from './lib/house.mjs';

/**
 * Writes standards/calendars/state-council.json anew from the package chinese-days: one entry for each year the State Council has
 * arranged, from 2023 on. Run it when a release of the package brings a new year, and read the difference before committing.
 */
const first = 2023;

run(async () => {
  const { holidays, workdays } = arranged;
  const daysOf = (days, year) =>
    Object.entries(days)
      .filter(([day]) => day.startsWith(year))
      .map(([day, words]) => ({ day, name: words.split(',')[1] }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  const years = [...new Set(Object.keys(holidays).map((day) => day.slice(0, 4)))].filter((year) => year >= first).sort();
  const calendar = {
    $schema: '../standard.schema.json',
    kind: 'workingCalendar',
    key: 'state-council',
    name: '国务院办公厅节假日安排',
    source: `chinese-days ${about.version}（MIT），收录国务院办公厅各年《关于部分节假日安排的通知》`,
    years: years.map((year) => ({ year: Number(year), holidays: daysOf(holidays, year), makeUpDays: daysOf(workdays, year) })),
  };
  const rows = (days) => `[\n${days.map((day) => `        ${spaced(day)}`).join(',\n')}\n      ]`;
  const spaced = ({ day, name }) => `{ "day": ${JSON.stringify(day)}, "name": ${JSON.stringify(name)} }`;
  const year = ({ year, holidays, makeUpDays }) =>
    `    {\n      "year": ${year},\n      "holidays": ${rows(holidays)},\n      "makeUpDays": ${rows(makeUpDays)}\n    }`;
  const head = ['$schema', 'kind', 'key', 'name', 'source'].map((field) => `  "${field}": ${JSON.stringify(calendar[field])},\n`).join('');
  writeFileSync(at('standards/calendars/state-council.json'), `{\n${head}  "years": [\n${calendar.years.map(year).join(',\n')}\n  ]\n}\n`);
  say(`写好 ${years.join('、')} 年`);
});
