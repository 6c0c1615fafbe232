import { messageContract, type ReadMessage, readMessage } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { route } from '#platform/endpoint';
import { namesOfCity } from '../../organization/index.ts';
import { matters } from '../issue/matter.ts';

/** 读群消息: by the matters that come with the product and the names of this city. */
async function read(ctx: Context, { text }: { text: string }): Promise<ReadMessage> {
  return readMessage(text, { matters: [...matters().values()], names: (await namesOfCity(ctx)).index, today: ctx.today });
}

export const messageRoutes = [route(messageContract.read, read)];
