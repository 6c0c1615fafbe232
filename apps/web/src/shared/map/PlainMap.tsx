import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { fromSheet, gridLines, type MapBox, type MapMark, type MapPoint, middleOf, onSheet, sizeOf, stretch, zoomed } from './ground.ts';

interface PlainMapProps {
  label: string;
  box: MapBox;
  marks: readonly MapMark[];
  value: MapPoint | null;
  onPick: ((point: MapPoint) => void) | undefined;
  onMark: ((id: string) => void) | undefined;
  onZoom: ((times: number) => void) | undefined;
}

const width = 640;
const nearest = 64;
/** An arrow key moves the cross by this share of what is seen. */
const keyStep = 1 / 40;

/**
 * 没有底图的图: the city's extent, a grid of degrees, what is known to lie there. It asks nobody for anything. By keyboard: arrows move the
 * cross, Enter takes it, + and − go nearer and back.
 */
export function PlainMap({ label, box, marks, value, onPick, onMark, onZoom }: PlainMapProps) {
  const [zoom, setZoom] = useState(1);
  const [cross, setCross] = useState<MapPoint>(value ?? middleOf(box));
  const [keyed, setKeyed] = useState(false);
  const seen = zoomed(box, zoom === 1 ? middleOf(box) : cross, zoom);
  const shape = ((box.northEast.latitude - box.southWest.latitude) * stretch(box)) / (box.northEast.longitude - box.southWest.longitude);
  const height = Math.round(Math.min(640, Math.max(280, width * shape)));
  const place = (point: MapPoint) => onSheet(seen, point, width, height);
  const nearer = (times: number) => (onZoom ? onZoom(times) : setZoom(Math.min(nearest, Math.max(1, zoom * times))));

  const press = (e: MouseEvent<SVGSVGElement>) => {
    const mark = (e.target as Element).closest('[data-mark]')?.getAttribute('data-mark');
    if (mark && onMark) return onMark(mark);
    const sheet = e.currentTarget.getBoundingClientRect();
    const at = { x: ((e.clientX - sheet.left) / sheet.width) * width, y: ((e.clientY - sheet.top) / sheet.height) * height };
    const point = fromSheet(seen, at, width, height);
    setCross(point);
    setKeyed(false);
    onPick?.(point);
  };
  const key = (e: KeyboardEvent) => {
    const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[e.key];
    if (way) {
      const at = place(cross);
      const step = width * keyStep;
      const inside = (n: number, most: number) => Math.min(most, Math.max(0, n));
      setCross(fromSheet(seen, { x: inside(at.x + way[0] * step, width), y: inside(at.y + way[1] * step, height) }, width, height));
      setKeyed(true);
    } else if (e.key === 'Enter' || e.key === ' ') onPick?.(cross);
    else if (e.key === '+' || e.key === '=') nearer(2);
    else if (e.key === '-') nearer(0.5);
    else return;
    e.preventDefault();
  };
  const chosen = value && place(value);
  const aim = place(cross);
  return (
    <div className="map plain">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="application"
        aria-label={`${label}：方向键移动十字，回车选定，加号减号放大缩小`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
        tabIndex={0}
        onClick={press}
        onKeyDown={key}
      >
        <title>{label}</title>
        <rect className="map-land" {...rectOf(place(box.southWest), place(box.northEast))} />
        {gridLines(seen.southWest.longitude, seen.northEast.longitude).map((longitude) => {
          const { x } = place({ longitude, latitude: 0 });
          return (
            <g key={longitude}>
              <line className="map-grid" x1={x} x2={x} y1={0} y2={height} />
              {x > 40 && x < width - 60 && <text className="map-degree" x={x + 3} y={height - 4}>{`${longitude}°`}</text>}
            </g>
          );
        })}
        {gridLines(seen.southWest.latitude, seen.northEast.latitude).map((latitude) => {
          const { y } = place({ longitude: 0, latitude });
          return (
            <g key={latitude}>
              <line className="map-grid" x1={0} x2={width} y1={y} y2={y} />
              {y > 20 && y < height - 24 && <text className="map-degree" x={4} y={y - 3}>{`${latitude}°`}</text>}
            </g>
          );
        })}
        {marks.map((mark) => {
          const { x, y } = place(mark);
          return x < 0 || x > width || y < 0 || y > height ? null : (
            <g key={mark.id} className={mark.count === undefined ? 'map-mark' : 'map-mark counted'} data-mark={mark.id}>
              {mark.count !== undefined && <title>{mark.says}</title>}
              <circle cx={x} cy={y} r={mark.count === undefined ? 4 : sizeOf(mark.count)} />
              {mark.count !== 1 && (
                <text {...(mark.count === undefined ? { x: x + 7, y: y + 4 } : { x, y, className: 'within' })}>
                  {mark.count ?? mark.says}
                </text>
              )}
            </g>
          );
        })}
        {keyed && <path className="map-cross" d={`M${aim.x - 10} ${aim.y}h20M${aim.x} ${aim.y - 10}v20`} />}
        {chosen && <path className="map-pin" d={`M${chosen.x} ${chosen.y}c-9-11-11-14-11-19a11 11 0 0 1 22 0c0 5-2 8-11 19z`} />}
      </svg>
      <div className="map-tools">
        <Button small aria-label="放大" onClick={() => nearer(2)}>
          +
        </Button>
        <Button small aria-label="缩小" onClick={() => nearer(0.5)}>
          −
        </Button>
      </div>
    </div>
  );
}

const rectOf = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(b.x - a.x),
  height: Math.abs(b.y - a.y),
});
