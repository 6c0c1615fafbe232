import { cityMapContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import { openCityMap } from './cityMap.service.ts';

export function cityMapRoutes(tiles: Parameters<typeof openCityMap>[0]): readonly Route[] {
  const map = openCityMap(tiles);
  return [route(cityMapContract.read, map.view), route(cityMapContract.setBounds, map.setBounds)];
}
