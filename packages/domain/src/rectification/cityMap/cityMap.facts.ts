import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { CityBounds } from '../issue/issuePlace.rules.ts';

export const cityMapFacts = {
  boundsSet: factKind({
    kind: 'cityMap.boundsSet',
    says: '定城市范围',
    data: z.object({ bounds: CityBounds }),
    line: ({ bounds: { southWest, northEast } }) =>
      `城市范围定为东经 ${southWest.longitude}—${northEast.longitude}，北纬 ${southWest.latitude}—${northEast.latitude}`,
  }),
};
