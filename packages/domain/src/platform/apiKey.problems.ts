import { problem } from '../kernel/index.ts';

export const apiKeyProblems = {
  notOutside: problem<{ verb: string }>('apiKey.not-outside', 422, ({ verb }) => `“${verb}”不对外系统开放，从列表里选。`),
  approved: problem<{ name: string }>('apiKey.approved', 409, ({ name }) => `“${name}”的密钥已经授权。`),
  revoked: problem<{ name: string }>('apiKey.revoked', 409, ({ name }) => `“${name}”的密钥已经收回。`),
};
