import type { Unit } from '@weicheng/domain/organization';
import type { Site, SiteId } from '@weicheng/domain/standard';
import { nameUuid } from './chance.ts';

/** 每个街道都有的点位: the kind, and the name with ※ for that of the subdistrict. */
const everywhere: readonly (readonly [kind: string, name: string])[] = [
  ['mainRoad', '※路'],
  ['mainRoad', '※北路'],
  ['mainRoad', '※大街'],
  ['backstreet', '※巷'],
  ['market', '※农贸市场'],
  ['publicToilet', '※路公共厕所'],
  ['transferStation', '※垃圾中转站'],
  ['residentialCompound', '※新村'],
  ['residentialCompound', '※花苑'],
  ['office', '※税务所'],
  ['enterprise', '※印刷厂'],
  ['enterprise', '※家居商场'],
  ['school', '※小学'],
  ['communityHealthCentre', '※社区卫生服务中心'],
  ['smallFood', '※面馆'],
  ['smallPublicPlace', '※理发店'],
  ['waterSupply', '※花苑二次供水泵房'],
  ['healthBoard', '※健康教育专栏'],
];
/** 只在几个街道的. */
const here: readonly (readonly [kind: string, name: string, subdistrict: string])[] = [
  ['station', '澄溪汽车站', '柳桥街道'],
  ['station', '望溪客运站', '望溪街道'],
  ['medicalInstitution', '云台口腔医院', '云台街道'],
  ['medicalInstitution', '青禾骨科医院', '青禾街道'],
  ['hotel', '松涛宾馆', '松涛街道'],
  ['buildingSite', '织锦安置房工地', '织锦街道'],
  ['recyclingPoint', '松涛再生资源回收点', '松涛街道'],
  ['waterVending', '柳桥花苑自助售水机', '柳桥街道'],
  ['urbanVillage', '仓前城中村', '青禾街道'],
  ['urbanFringe', '望溪城乡结合部', '望溪街道'],
];
/** In the towns outside the built-up area there is less to see. */
const inTowns = new Set(['mainRoad', 'market', 'publicToilet', 'school']);

/** 示例的点位: about 130 of an invented city, the same ones with the same ids every time. */
export function sampleSites(cityName: string, units: readonly Unit[]): Site[] {
  const streets = units.filter((unit) => (unit.kind === 'subdistrict' || unit.kind === 'town') && unit.endedOn === null);
  return streets.flatMap(({ id: subdistrictId, name: street, kind: of }) => {
    const stem = street.replace(/(街道|镇)$/, '');
    const common = everywhere
      .filter(([kind]) => of === 'subdistrict' || inTowns.has(kind))
      .map(([kind, name]) => [kind, name.replace('※', stem)]);
    const own = here.filter(([, , subdistrict]) => subdistrict === street);
    return [...common, ...own].map(([kind = '', name = '']) => ({
      id: nameUuid(`${cityName}/site/${kind}/${name}`) as SiteId,
      ...{ kind, name, subdistrictId, builtUp: of === 'subdistrict', address: '', closed: false },
    }));
  });
}
