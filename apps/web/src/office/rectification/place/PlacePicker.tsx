import { type CoordinateSystem, convertCoordinates, isWithin, Location } from '@weicheng/domain/rectification';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { FieldOf } from '../../../shared/form.ts';
import { Button, PickField, TextField } from '../../../shared/parts/index.ts';
import './place.css';
import { useCityMap } from './useCityMap.ts';

const MapView = lazy(async () => ({ default: (await import('../../../shared/map/MapView.tsx')).MapView }));

const systems: { value: CoordinateSystem; says: string }[] = [
  { value: 'WGS-84', says: 'WGS-84（手机定位、天地图）' },
  { value: 'GCJ-02', says: 'GCJ-02（高德、腾讯）' },
  { value: 'BD-09', says: 'BD-09（百度）' },
];

const six = (value: number): string => value.toFixed(6);

/** 坐标: pressed on a map, or typed in whatever system they were read in; kept as WGS-84. */
export function PlacePicker({ value, onChange, error, name }: FieldOf<Location | null>) {
  const [open, setOpen] = useState(false);
  const { box, tiles, known, why } = useCityMap();
  const put = (at: Location | null) => onChange(at);
  const outside = value && known && !isWithin(box, value);
  return (
    <div className="field place-field">
      <div className="place-line">
        {value ? (
          <>
            <span className="grow">{`东经 ${six(value.longitude)}，北纬 ${six(value.latitude)}`}</span>
            <Button small onClick={() => setOpen(!open)}>
              {open ? '收起图' : '在图上看'}
            </Button>
            <Button small kind="bare" onClick={() => put(null)}>
              去掉坐标
            </Button>
          </>
        ) : (
          <>
            <Button small icon="place" name={name} onClick={() => setOpen(!open)}>
              {open ? '收起图' : '在图上选'}
            </Button>
            <span className="faint">选填，标了位置，附近的问题认得出来</span>
          </>
        )}
      </div>
      {(error ?? outside) && (
        <p className="field-error" role="alert">
          {error ?? '这个坐标不在本市范围里。在图上重新点一次，或只写地点。'}
        </p>
      )}
      {open && (
        <>
          <Suspense fallback={<div className="map-wait" />}>
            <MapView label="选地点" box={box} tiles={tiles} value={value ?? null} onPick={put} />
          </Suspense>
          {!known && <p className="faint">还没有定城市范围，图上是全国。{why === null && <Link to="/issues/map">定城市范围</Link>}</p>}
          <TypedPlace onPut={put} />
        </>
      )}
    </div>
  );
}

/** The same by keyboard: two numbers and the system they are in. */
function TypedPlace({ onPut }: { onPut: (at: Location) => void }) {
  const [system, setSystem] = useState<CoordinateSystem>('WGS-84');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const take = () => {
    const [longitude, latitude] = text
      .split(/[,，\s]+/u)
      .filter(Boolean)
      .map(Number);
    const read = Location.safeParse({ longitude, latitude });
    if (!read.success) return setWrong('写成 经度, 纬度，例如 112.123456, 30.123456');
    setWrong(undefined);
    const { longitude: x, latitude: y } = convertCoordinates(read.data, system, 'WGS-84');
    onPut({ longitude: Math.round(x * 1e6) / 1e6, latitude: Math.round(y * 1e6) / 1e6 });
  };
  return (
    <div className="place-typed">
      <TextField label="或写坐标" optional name="coordinates" value={text} error={wrong} onChange={(next) => setText(next ?? '')} />
      <PickField
        label="坐标系"
        name="system"
        choices={systems}
        value={system}
        error={undefined}
        onChange={(next) => setSystem(next ?? 'WGS-84')}
      />
      <Button onClick={take} why={text.trim() === '' ? '还没有写坐标。' : null}>
        用这个坐标
      </Button>
    </div>
  );
}
