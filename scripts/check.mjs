import { run, say } from './lib/house.mjs';
import { install } from './lib/install.mjs';
import { lint, lock, runSteps, tests, types } from './lib/steps.mjs';

run(async () => {
  await install();
  const { failed } = await runSteps([tests('围墙', 'walls', { show: false }), lint, lock, ...types], { wide: 2, say });
  say(failed ? `${failed} 项没有通过` : '全部通过');
  if (failed) process.exitCode = 1;
});
