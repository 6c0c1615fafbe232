import { Checklist } from '@weicheng/domain/standard';
import buildingSite from './checklists/building-site.json' with { type: 'json' };
import healthBoard from './checklists/health-board.json' with { type: 'json' };
import market from './checklists/market.json' with { type: 'json' };
import medicalInstitution from './checklists/medical-institution.json' with { type: 'json' };
import publicToilet from './checklists/public-toilet.json' with { type: 'json' };
import residentialCompound from './checklists/residential-compound.json' with { type: 'json' };
import school from './checklists/school.json' with { type: 'json' };
import smallFood from './checklists/small-food.json' with { type: 'json' };
import smallPublicPlace from './checklists/small-public-place.json' with { type: 'json' };
import station from './checklists/station.json' with { type: 'json' };
import street from './checklists/street.json' with { type: 'json' };
import transferStation from './checklists/transfer-station.json' with { type: 'json' };
import unit from './checklists/unit.json' with { type: 'json' };
import urbanVillage from './checklists/urban-village.json' with { type: 'json' };
import waterSupply from './checklists/water-supply.json' with { type: 'json' };
import { opener } from './opener.ts';

const open = opener(Checklist, [
  market,
  publicToilet,
  residentialCompound,
  urbanVillage,
  street,
  smallFood,
  smallPublicPlace,
  school,
  medicalInstitution,
  unit,
  station,
  buildingSite,
  transferStation,
  waterSupply,
  healthBoard,
]);

/** The checklists that come with the product. */
export const checklistKeys = open.keys;

/** 一张检查表, by its key; undefined where there is none. */
export const checklistOf = open.of;

/** 每一张检查表. */
export const checklists = (): Checklist[] => open.all();
