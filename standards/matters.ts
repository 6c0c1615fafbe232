import { MatterCodes } from '@weicheng/domain/standard';
import gbt476785 from './matters/gbt-47678-5-2026.json' with { type: 'json' };
import { opener } from './opener.ts';

const open = opener(MatterCodes, [gbt476785]);

/** 管理事项代码, by its key; without one, the codes that come with the product. */
export const matterCodesOf = (key: string = open.keys[0] ?? ''): MatterCodes | undefined => open.of(key);
