import { lazy, Suspense } from 'react';
import type { MapBox, MapMark, MapPoint, MapTiles } from './ground.ts';
import { PlainMap } from './PlainMap.tsx';
import './map.css';

/** The library comes only where tiles are set and a map is open. */
const TileMap = lazy(() => import('./TileMap.tsx'));

interface MapViewProps {
  /** Read out as the map's name: 选地点. */
  label: string;
  box: MapBox;
  marks?: readonly MapMark[];
  /** The chosen point, WGS-84. */
  value?: MapPoint | null;
  /** A point was chosen, WGS-84. Left out: the map is only looked at. */
  onPick?: ((point: MapPoint) => void) | undefined;
  /** Null: no request leaves the house, and the map is drawn without a ground. */
  tiles: MapTiles | null;
}

const noMarks: readonly MapMark[] = [];

/** 地图: on the tiles the office named, else on a plain sheet with the city's extent and a grid. All points in and out are WGS-84. */
export function MapView({ label, box, marks = noMarks, value = null, onPick, tiles }: MapViewProps) {
  const plain = <PlainMap label={label} box={box} marks={marks} value={value} onPick={onPick} />;
  return tiles ? (
    <Suspense fallback={plain}>
      <TileMap label={label} box={box} marks={marks} value={value} onPick={onPick} tiles={tiles} />
    </Suspense>
  ) : (
    plain
  );
}
