import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { ReadMessage } from './message.schema.ts';

/** 群消息: what inspectors write in chats, read into drafts. Nothing is kept: what is registered from it is. */
export const messageContract = {
  read: verb({
    name: 'message.read',
    method: 'POST',
    path: '/api/issues/read-message',
    may: 'issue.register',
    summary: '读群消息',
    input: z.strictObject({ text: z.string().max(10_000, '一次最多 10000 个字，分几次粘贴') }),
    output: ReadMessage,
    replay: false,
  }),
};
