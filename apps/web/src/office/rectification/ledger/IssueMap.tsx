import { type IssueCluster, type IssueFilter, issueMapContract, type MapEdges, zoomedTo } from '@weicheng/domain/rectification';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { type MapBox, middleOf, shaped } from '../../../shared/map/ground.ts';
import { Button, ErrorState, LoadingRows } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { edgesOf as readEdges } from '../issue/address.ts';
import { IssueStateSays } from '../issue/states.tsx';
import { useCityMap } from '../place/useCityMap.ts';

const MapView = lazy(async () => ({ default: (await import('../../../shared/map/MapView.tsx')).MapView }));

/** How high the map is to its width. */
const shape = 0.7;
const boxOf = ({ west, south, east, north }: MapEdges): MapBox => ({
  southWest: { longitude: west, latitude: south },
  northEast: { longitude: east, latitude: north },
});
const edgesOf = ({ southWest, northEast }: MapBox): MapEdges => ({
  west: southWest.longitude,
  south: southWest.latitude,
  east: northEast.longitude,
  north: northEast.latitude,
});
const written = ({ west, south, east, north }: MapEdges) => [west, south, east, north].map((n) => n.toFixed(6)).join(',');
const isOnePoint = ({ southWest, northEast }: IssueCluster) =>
  southWest.longitude === northEast.longitude && southWest.latitude === northEast.latitude;

interface IssueMapProps {
  filter: IssueFilter;
  /** What the address asks to see. Undefined: the whole city. */
  at: string | undefined;
  onBox: (box: string | undefined) => void;
}

/** 图: where the issues of the ledger lie, counted cell by cell; the same cells as a list beside it. A group goes nearer, a single one opens. */
export function IssueMap({ filter, at, onBox }: IssueMapProps) {
  const navigate = useNavigate();
  const { box: city, tiles } = useCityMap();
  const asked = useMemo(() => readEdges(at), [at]);
  const box = useMemo(() => shaped(asked ? boxOf(asked) : city, shape), [asked, city]);
  const found = useVerb(issueMapContract.clusters, { ...filter, ...edgesOf(box) }, { keep: true });
  const rows = found.data?.rows;
  const marks = useMemo(
    () =>
      (rows ?? []).map((cell) => ({
        id: cell.key,
        ...middleOf(cell),
        count: cell.count,
        says: cell.count === 1 ? (cell.issues[0]?.title ?? '') : `${cell.count} 个问题`,
      })),
    [rows],
  );
  const near = (cell: IssueCluster) => onBox(written(zoomedTo(edgesOf(cell))));
  const open = (key: string) => {
    const cell = rows?.find((one) => one.key === key);
    if (cell?.count === 1 && cell.issues[0]) void navigate(`/issues/${cell.issues[0].id}`);
    else if (cell) near(cell);
  };
  /** The same size around another middle, or another size around the same. */
  const look = (middle = middleOf(box), times = 1) => {
    const [x, y] = [box.northEast.longitude - box.southWest.longitude, box.northEast.latitude - box.southWest.latitude];
    const [w, h] = [Math.min(120, Math.max(0.0005, x / times)) / 2, Math.min(80, Math.max(0.0004, y / times)) / 2];
    const within = (n: number, most: number) => Math.min(most, Math.max(-most, n));
    onBox(
      written({
        west: within(middle.longitude - w, 180),
        south: within(middle.latitude - h, 90),
        east: within(middle.longitude + w, 180),
        north: within(middle.latitude + h, 90),
      }),
    );
  };
  return (
    <div className="issue-map">
      <div className="issue-map-sheet">
        <Suspense fallback={<div className="map" />}>
          <MapView
            label="问题在哪里"
            box={box}
            tiles={tiles}
            marks={marks}
            onMark={open}
            onPick={(point) => look(point)}
            onZoom={(times) => look(undefined, times)}
            onMoved={(seen) => onBox(written(edgesOf(seen)))}
          />
        </Suspense>
      </div>
      <section className="issue-map-list" aria-label="图上的问题">
        <p className="issue-map-head">
          <span>
            {found.data?.capped
              ? `图上超过 ${found.data.count} 个，只数了最急的这些。放大或加一项条件再看。`
              : `图上 ${found.data?.count ?? 0} 个，没有坐标的不在图上`}
          </span>
          {asked && (
            <Button small onClick={() => onBox(undefined)}>
              看全城
            </Button>
          )}
        </p>
        {found.isError ? (
          <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
        ) : rows === undefined ? (
          <LoadingRows count={8} />
        ) : (
          <ul>
            {rows.map((cell) => (
              <Cell key={cell.key} cell={cell} onNear={() => near(cell)} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** One cell in words. */
function Cell({ cell, onNear }: { cell: IssueCluster; onNear: () => void }) {
  const spread = !isOnePoint(cell);
  const first = cell.issues[0];
  return (
    <li>
      {spread ? (
        <button type="button" className="issue-map-group" onClick={onNear}>
          <b>{cell.count}</b> 个，放大
          <span className="faint">{first && `最急的：${first.title}`}</span>
        </button>
      ) : (
        cell.issues.map(({ id, title, state }) => (
          <Link key={id} to={`/issues/${id}`}>
            <IssueStateSays state={state} />
            <span>{title}</span>
          </Link>
        ))
      )}
      {!spread && cell.count > cell.issues.length && <p className="faint">同一处还有 {cell.count - cell.issues.length} 个，在列表里看</p>}
    </li>
  );
}
