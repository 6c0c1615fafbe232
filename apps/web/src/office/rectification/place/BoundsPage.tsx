import { CityBounds, cityMapContract } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { MapView } from '../../../shared/map/MapView.tsx';
import { Button, Page, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import '../../organization/organization.css';
import './place.css';
import { useCityMap } from './useCityMap.ts';

const sides = [
  { name: 'west', says: '西边，经度' },
  { name: 'east', says: '东边，经度' },
  { name: 'south', says: '南边，纬度' },
  { name: 'north', says: '北边，纬度' },
] as const;
type Sides = Record<(typeof sides)[number]['name'], string>;

const boundsOf = ({ west, east, south, north }: Sides) =>
  CityBounds.safeParse({
    southWest: { longitude: Number(west || 'x'), latitude: Number(south || 'x') },
    northEast: { longitude: Number(east || 'x'), latitude: Number(north || 'x') },
  });

/** 城市范围: four numbers, and how they look. A place outside is refused as a slip of the finger. */
export default function BoundsPage() {
  const { box, known, tiles, why } = useCityMap();
  const [typed, setTyped] = useState<Partial<Sides>>({});
  const [wrong, setWrong] = useState<string>();
  const set = useAct(cityMapContract.setBounds, { done: '已定城市范围' });
  const now: Sides = {
    west: known ? String(box.southWest.longitude) : '',
    east: known ? String(box.northEast.longitude) : '',
    south: known ? String(box.southWest.latitude) : '',
    north: known ? String(box.northEast.latitude) : '',
    ...typed,
  };
  const read = boundsOf(now);
  const go = () => {
    if (!read.success) return setWrong('四边都写数字，西小于东，南小于北，例如 112.0、112.4、30.0、30.3。');
    setWrong(undefined);
    set.mutate({ bounds: read.data });
  };
  return (
    <Page title="城市范围" sub="登记的坐标不在范围里，会被挡下">
      <div className="bounds-page">
        <div className="form">
          {sides.map(({ name, says }) => (
            <TextField
              key={name}
              label={says}
              name={name}
              value={now[name]}
              error={undefined}
              onChange={(value) => setTyped({ ...typed, [name]: value ?? '' })}
            />
          ))}
          {wrong && (
            <p className="field-error" role="alert">
              {wrong}
            </p>
          )}
          <div className="form-foot">
            <Button kind="main" busy={set.isPending} why={why} onClick={go}>
              定城市范围
            </Button>
          </div>
        </div>
        <MapView label="城市范围" box={read.success ? read.data : box} tiles={tiles} />
      </div>
    </Page>
  );
}
