import { type CityBounds, cityMapContract, convertCoordinates, wholeCountry } from '@weicheng/domain/rectification';
import { useMemo } from 'react';
import type { MapTiles } from '../../../shared/map/ground.ts';
import { useVerb } from '../../../shared/queries.ts';

/** What the city's maps are drawn on: its extent and the tiles of this deployment, with points moved to lie right on them. */
export function useCityMap(): { box: CityBounds; tiles: MapTiles | null; known: boolean; why: string | null } {
  const { data } = useVerb(cityMapContract.read, {}, { staleTime: 300_000 });
  const ground = data?.tiles;
  const tiles = useMemo<MapTiles | null>(
    () =>
      ground
        ? {
            ...ground,
            toTiles: (point) => convertCoordinates(point, 'WGS-84', ground.system),
            fromTiles: (point) => convertCoordinates(point, ground.system, 'WGS-84'),
          }
        : null,
    [ground],
  );
  return { box: data?.bounds ?? wholeCountry, tiles, known: Boolean(data?.bounds), why: data?.can['setBounds'] ?? null };
}
