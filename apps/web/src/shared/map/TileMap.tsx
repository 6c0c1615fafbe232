import { Map as LibreMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { isSeen, type MapBox, type MapMark, type MapPoint, type MapTiles, sizeOf } from './ground.ts';

setWorkerUrl(workerUrl);

interface TileMapProps {
  label: string;
  box: MapBox;
  marks: readonly MapMark[];
  value: MapPoint | null;
  onPick: ((point: MapPoint) => void) | undefined;
  onMark: ((id: string) => void) | undefined;
  /** Somebody dragged or zoomed; what is seen now, WGS-84. */
  onMoved: ((seen: MapBox) => void) | undefined;
  /** No tile came: there is nothing to see. */
  onNoTiles: () => void;
  tiles: MapTiles;
}

/** How long the first tile may take. */
const patience = 8000;

const pair = ({ longitude, latitude }: MapPoint): [number, number] => [longitude, latitude];

/** 有底图的图, with the tiles the office named. By keyboard: arrows move the map, Enter takes its middle. */
export default function TileMap({ label, box, marks, value, onPick, onMark, onMoved, onNoTiles, tiles }: TileMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<LibreMap>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const press = useRef(onMark);
  press.current = onMark;
  const tell = useRef({ onMoved, onNoTiles });
  tell.current = { onMoved, onNoTiles };
  const asked = useRef(box);
  asked.current = box;
  const { url, attribution } = tiles;
  const moved = useRef(tiles);
  moved.current = tiles;
  useEffect(() => {
    if (!place.current) return;
    const made = opened({
      container: place.current,
      style: {
        version: 8,
        sources: { tiles: { type: 'raster', tiles: [url], tileSize: 256, attribution } },
        layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
      },
      bounds: cornersOf(asked.current, moved.current),
      attributionControl: { compact: false },
      dragRotate: false,
      pitchWithRotate: false,
    });
    if (!made) return tell.current.onNoTiles();
    // a server that answers with errors is told at once, one that does not answer after a while
    let came = false;
    const give = () => {
      if (!came) tell.current.onNoTiles();
    };
    const waiting = setTimeout(give, patience);
    made.on('data', (event) => {
      if (event.dataType === 'source' && 'tile' in event && event.tile?.state === 'loaded') came = true;
    });
    made.on('error', () => {
      if (made.areTilesLoaded()) give();
    });
    // a wheel, a finger, a key moved it; the page's own moves and another size of the window are nobody's wish
    let touched = false;
    for (const input of ['wheel', 'pointerdown', 'keydown'] as const)
      made.getContainer().addEventListener(
        input,
        () => {
          touched = true;
        },
        { capture: true, passive: true },
      );
    made.on('moveend', () => {
      if (touched) tell.current.onMoved?.(seenOn(made, moved.current));
    });
    made.on('idle', () => {
      touched = false;
    });
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const taken = ({ lng, lat }: { lng: number; lat: number }) =>
      pick.current?.(sixPlaces(moved.current.fromTiles({ longitude: lng, latitude: lat })));
    made.on('click', ({ lngLat }) => taken(lngLat));
    made.getCanvas().addEventListener('keydown', (e) => {
      if (e.key === 'Enter') {
        e.preventDefault();
        taken(made.getCenter());
      }
    });
    made.getCanvas().setAttribute('aria-label', `${label}：方向键移动地图，回车选正中`);
    map.current = made;
    return () => {
      clearTimeout(waiting);
      map.current = null;
      made.remove();
    };
  }, [url, attribution, label]);

  useEffect(() => {
    const at = map.current;
    if (at && !isSeen(box, seenOn(at, moved.current))) at.fitBounds(cornersOf(box, moved.current), { animate: false });
  }, [box]);

  useEffect(() => {
    const at = map.current;
    if (!at) return;
    const shown = marks.map((mark) => {
      const dot = document.createElement('span');
      dot.className = mark.count === undefined ? 'map-dot' : 'map-dot counted';
      dot.title = mark.says;
      if (mark.count !== undefined) {
        dot.textContent = mark.count > 1 ? String(mark.count) : '';
        dot.style.setProperty('--size', `${2 * sizeOf(mark.count)}px`);
        dot.addEventListener('click', (e) => {
          e.stopPropagation();
          press.current?.(mark.id);
        });
      }
      return new Marker({ element: dot }).setLngLat(pair(moved.current.toTiles(mark))).addTo(at);
    });
    if (value) shown.push(new Marker({ color: '#1e6b57' }).setLngLat(pair(moved.current.toTiles(value))).addTo(at));
    return () => {
      for (const marker of shown) marker.remove();
    };
  }, [marks, value]);

  return <div ref={place} className="map tiles" />;
}

const cornersOf = ({ southWest, northEast }: MapBox, { toTiles }: MapTiles): [[number, number], [number, number]] => [
  pair(toTiles(southWest)),
  pair(toTiles(northEast)),
];

const seenOn = (map: LibreMap, { fromTiles }: MapTiles): MapBox => {
  const bounds = map.getBounds();
  const point = ({ lng, lat }: { lng: number; lat: number }) => sixPlaces(fromTiles({ longitude: lng, latitude: lat }));
  return { southWest: point(bounds.getSouthWest()), northEast: point(bounds.getNorthEast()) };
};

/** Where a browser draws no WebGL there is no such map. */
function opened(options: ConstructorParameters<typeof LibreMap>[0]): LibreMap | undefined {
  try {
    return new LibreMap(options);
  } catch {
    return undefined;
  }
}

const sixPlaces = ({ longitude, latitude }: MapPoint): MapPoint => ({
  longitude: Math.round(longitude * 1e6) / 1e6,
  latitude: Math.round(latitude * 1e6) / 1e6,
});
