import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { CityBounds } from '../issue/issuePlace.rules.ts';

/** 底图: the tiles a deployment names, in their coordinate system. Null: no map tiles are fetched from anywhere. */
export const MapTiles = z.object({ url: z.string(), system: z.enum(['WGS-84', 'GCJ-02']), attribution: z.string() });

const View = z.object({ bounds: CityBounds.nullable(), tiles: MapTiles.nullable(), can: Can });

/** 城市的图: the extent its places lie in, and the tiles they are shown on. */
export const cityMapContract = {
  read: verb({
    name: 'cityMap.read',
    method: 'GET',
    path: '/api/city-map',
    may: 'issue.read',
    summary: '查城市范围和底图',
    input: z.strictObject({}),
    output: View,
  }),
  setBounds: verb({
    name: 'cityMap.setBounds',
    method: 'POST',
    path: '/api/city-map/bounds',
    may: 'issue.dispatch',
    summary: '定城市范围',
    input: z.strictObject({ bounds: CityBounds }),
    output: View,
  }),
};
