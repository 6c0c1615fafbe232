import { Dictionary } from '@weicheng/domain/standard';
import disorders from './dictionaries/disorders.json' with { type: 'json' };
import epidemicEarly from './dictionaries/epidemic-early.json' with { type: 'json' };
import frontageFive from './dictionaries/frontage-five.json' with { type: 'json' };
import frontageThree from './dictionaries/frontage-three.json' with { type: 'json' };
import gridWorkers from './dictionaries/grid-workers.json' with { type: 'json' };
import liveBirds from './dictionaries/live-birds.json' with { type: 'json' };
import pestProofing from './dictionaries/pest-proofing.json' with { type: 'json' };
import pests from './dictionaries/pests.json' with { type: 'json' };
import placeKinds from './dictionaries/place-kinds.json' with { type: 'json' };
import smallBusinesses from './dictionaries/small-businesses.json' with { type: 'json' };
import { opener } from './opener.ts';

const open = opener(Dictionary, [
  disorders,
  frontageThree,
  frontageFive,
  smallBusinesses,
  pests,
  pestProofing,
  liveBirds,
  epidemicEarly,
  gridWorkers,
  placeKinds,
]);

/** 随产品带的一本词典, by its key; undefined where there is none. A city keeps its own over it. */
export const dictionaryOf = open.of;

/** 每一本词典, as they ship. */
export const dictionaries = (): Dictionary[] => open.all();
