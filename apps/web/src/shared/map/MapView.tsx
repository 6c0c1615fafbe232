import { lazy, Suspense, useCallback, useState } from 'react';
import { Button } from '../parts/Button.tsx';
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
  /** Dragged or zoomed on tiles: what is seen now. Given, a click there picks nothing. */
  onMoved?: ((seen: MapBox) => void) | undefined;
  /** Null: no request leaves the house, and the map is drawn without a ground. */
  tiles: MapTiles | null;
}

const noMarks: readonly MapMark[] = [];

/** 地图: on the tiles the office named, else on a plain sheet with the city's extent and a grid. All points in and out are WGS-84. */
export function MapView({ label, box, marks = noMarks, value = null, onPick, onMark, onZoom, onMoved, tiles }: MapViewProps) {
  const [without, setWithout] = useState<string | null>(null);
  const url = tiles?.url ?? null;
  const noTiles = useCallback(() => setWithout(url), [url]);
  const plain = <PlainMap label={label} box={box} marks={marks} value={value} onPick={onPick} onMark={onMark} onZoom={onZoom} />;
  if (!tiles) return plain;
  if (without === tiles.url)
    return (
      <>
        {plain}
        <p className="sub map-told">
          底图取不到，先用没有底图的图。
          <Button small kind="bare" onClick={() => setWithout(null)}>
            再取底图
          </Button>
        </p>
      </>
    );
  return (
    <Suspense fallback={plain}>
      <TileMap
        label={label}
        box={box}
        marks={marks}
        value={value}
        onPick={onMoved ? undefined : onPick}
        onMark={onMark}
        onMoved={onMoved}
        onNoTiles={noTiles}
        tiles={tiles}
      />
    </Suspense>
  );
}
