import { browser } from './lib/browser.mjs';
import { run, Sentence, say } from './lib/house.mjs';
import { install } from './lib/install.mjs';
import { build } from './lib/parts.mjs';
import { deadCode, lint, lock, runSteps, tests, types } from './lib/steps.mjs';

const journeys = {
  name: '页面走查',
  work: async () => {
    try {
      return await tests('页面走查', 'journeys', { env: { CHROME_PATH: await browser() } }).work();
    } catch (error) {
      if (error instanceof Sentence) return { passed: 0, failed: 1, output: error.message };
      throw error;
    }
  },
};

/** What `npm test` runs, in this order; `npm test -- domain` runs a part. */
const parts = {
  check: [lint, lock, ...types],
  walls: [tests('围墙', 'walls')],
  dead: [deadCode],
  domain: [tests('规则', 'domain')],
  server: [tests('服务端', 'server')],
  journeys: [journeys],
};

run(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in parts));
  if (unknown) throw new Sentence(`没有“${unknown}”这一部分。可选：${Object.keys(parts).join(' ')}。`);
  const chosen = Object.keys(parts).filter((name) => asked.length === 0 || asked.includes(name));
  const sum = { passed: 0, failed: 0 };
  try {
    await install();
    if (chosen.some((name) => name === 'server' || name === 'journeys')) await build();
  } catch (error) {
    say(error instanceof Sentence ? error.message : error.stack);
    sum.failed += 1;
  }
  for (const name of chosen) {
    const { passed, failed } = await runSteps(parts[name], { wide: name === 'check' ? 2 : 1, say });
    sum.passed += passed;
    sum.failed += failed;
  }
  if (sum.failed) process.exitCode = 1;
  say(`${sum.passed} passed, ${sum.failed} failed`);
});
