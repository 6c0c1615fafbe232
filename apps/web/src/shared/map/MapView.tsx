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
  /** A mark was pressed. */
  onMark?: ((id: string) => void) | undefined;
  /** Nearer or farther by so many times: then the box is the page's to change. Left out: the map does it by itself. */
  onZoom?: ((times: number) => void) | undefined;
  /** Null: no request leaves the house, and the map is drawn without a ground. */
  tiles: MapTiles | null;
}

/** Another box is another map. */
const cornersOf = ({ southWest, northEast }: MapBox) =>
  [southWest.longitude, southWest.latitude, northEast.longitude, northEast.latitude].join();

const noMarks: readonly MapMark[] = [];

/** 地图: on the tiles the office named, else on a plain sheet with the city's extent and a grid. All points in and out are WGS-84. */
export function MapView({ label, box, marks = noMarks, value = null, onPick, onMark, onZoom, tiles }: MapViewProps) {
  const plain = <PlainMap label={label} box={box} marks={marks} value={value} onPick={onPick} onMark={onMark} onZoom={onZoom} />;
  return tiles ? (
    <Suspense fallback={plain}>
      <TileMap key={cornersOf(box)} label={label} box={box} marks={marks} value={value} onPick={onPick} onMark={onMark} tiles={tiles} />
    </Suspense>
  ) : (
    plain
  );
}
