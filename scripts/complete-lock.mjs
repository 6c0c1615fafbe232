import { say } from './lib/house.mjs';
import { completeLock } from './lib/lock.mjs';

// after every `npm install` that changed package-lock.json, before `npm ci`
say(`package-lock.json 补上 ${completeLock()} 个平台条目`);
