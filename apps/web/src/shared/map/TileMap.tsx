import { Map as LibreMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { type MapBox, type MapMark, type MapPoint, type MapTiles, sizeOf } from './ground.ts';

setWorkerUrl(workerUrl);

interface TileMapProps {
  label: string;
  box: MapBox;
  marks: readonly MapMark[];
  value: MapPoint | null;
  onPick: ((point: MapPoint) => void) | undefined;
  onMark: ((id: string) => void) | undefined;
  tiles: MapTiles;
}

const pair = ({ longitude, latitude }: MapPoint): [number, number] => [longitude, latitude];

/** 有底图的图, with the tiles the office named. By keyboard: arrows move the map, Enter takes its middle. */
export default function TileMap({ label, box, marks, value, onPick, onMark, tiles }: TileMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const map = useRef<LibreMap>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const press = useRef(onMark);
  press.current = onMark;
  const { url, attribution } = tiles;
  const moved = useRef(tiles);
  moved.current = tiles;
  useEffect(() => {
    if (!place.current) return;
    const made = new LibreMap({
      container: place.current,
      style: {
        version: 8,
        sources: { tiles: { type: 'raster', tiles: [url], tileSize: 256, attribution } },
        layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
      },
      bounds: [pair(moved.current.toTiles(box.southWest)), pair(moved.current.toTiles(box.northEast))],
      attributionControl: { compact: true },
      dragRotate: false,
      pitchWithRotate: false,
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
      map.current = null;
      made.remove();
    };
  }, [url, attribution, label, box]);

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

const sixPlaces = ({ longitude, latitude }: MapPoint): MapPoint => ({
  longitude: Math.round(longitude * 1e6) / 1e6,
  latitude: Math.round(latitude * 1e6) / 1e6,
});
