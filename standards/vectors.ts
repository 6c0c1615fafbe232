import { VectorLevels } from '@weicheng/domain/standard';
import { opener } from './opener.ts';
import controlLevels2011 from './vectors/control-levels-2011.json' with { type: 'json' };

const open = opener(VectorLevels, [controlLevels2011]);

/** 病媒生物密度控制水平, by its key; without one, the levels that come with the product. */
export const vectorLevelsOf = (key: string = open.keys[0] ?? ''): VectorLevels | undefined => open.of(key);
