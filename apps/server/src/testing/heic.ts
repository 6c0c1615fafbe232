/** Two pictures of waves, `invented(501)` and `invented(502)` of 128 × 96, in HEVC; and how their stream is to be read. */
const configuration =
  'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgYWW6kkaa5uBAQMCAAAADAIAAAAMAhCIAAQAHRAHBcrAiQA==';
const waves = [
  'AAABACgBr1j5EEY+3671m32clSYZObniXXO9Fw4z5z6T6PYYWNdcYN1rdl5boYUEQqmBOPrg7iLw8j8ZedOlWo+7i8zqPsRHdj3MX1q95+KOah3wK6IYY41zB+pizjwDo5M9wHpSuGrEBhzhwuTbIXrfO5m3JJ2wkY0O1kThL8pK+mBvaeUE2+RqetTaymE25fO4mplOJcIAUfpWaRolH3jQAkr0++6aei9iFEouZb+U2yW5r2UGe5ue/kT2S+VHtIX6gEwnDuBRa99c0O+1bTVqaP4ltnjlAptP7w23fggsxy0Jd5Ora8VYNw+Nn7DEttk+qa/FXUl2DyF058hdsU6m0Vc=',
  'AAAA2igBr1j5GOPCeCn4tQibiA3CiUgJb9k5Wcz5EH5IsnDaXThhhQyKS3hGgiXEcIwpJXkyexyuEPiTFIgjjZ2ftMeWOMx89um9KM7qcULajjmggWHGcbWBXjieNW0pB78obqFFcZcLGxTPx06wW7jvFAkfVbCDOMn8Xr9K333QAjb1Bl77ZJAQ4XwVTIXA8mYrItoUGkBDXdZ1tv4/lmuOMKCXHKwZKvvKhNH8hw1aL49gXv5SvcnNUUCRWy5gKN7tbGf9G96ftIDUx6Os5pGRp1o3zCpw5UYoJkrg',
].map((stream) => Buffer.from(stream, 'base64'));

const u8 = (...values: number[]) => Buffer.from(values);
const u16 = (...values: number[]) => Buffer.concat(values.map((value) => u8(value >> 8, value & 255)));
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)));
const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body]);
};
const fullBox = (type: string, version: number, ...parts: Buffer[]) => box(type, u8(version, 0, 0, 0), ...parts);

interface HeicSays {
  /** The pictures in it, by their number in `waves`, in their order. */
  pictures?: readonly (0 | 1)[];
  /** Which of them is the one shown; counted from 0. */
  primary?: number;
  /** Quarters of a turn against the clock that a viewer has to make. */
  turns?: 0 | 1 | 2 | 3;
  /** What it says its measures are. */
  width?: number;
  height?: number;
  /** The EXIF block, beginning with `Exif\0\0`. */
  exif?: Buffer;
  /** Tiles across and down of a picture that is put together from copies of the first. */
  grid?: readonly [columns: number, rows: number];
  brand?: string;
}

/** A HEIC file as ISO/IEC 23008-12 describes it: pictures, which one is shown, how it is turned, and what the phone wrote down. */
export function heic({
  pictures: given = [0],
  primary = 0,
  turns = 0,
  width = 128,
  height = 96,
  exif,
  grid,
  brand = 'heic',
}: HeicSays = {}): Buffer {
  const [columns, rows] = grid ?? [1, 1];
  const pictures = grid ? Array.from({ length: columns * rows }, () => given[0] ?? 0) : given;
  const gridId = pictures.length + 1;
  const exifId = pictures.length + 2;
  const items = [
    ...pictures.map((n, i) => ({ id: i + 1, type: 'hvc1', bytes: waves[n] ?? u8(), properties: [0x81, 2, ...(turns ? [0x83] : [])] })),
    ...(grid
      ? [{ id: gridId, type: 'grid', bytes: Buffer.concat([u8(0, 1, rows - 1, columns - 1), u32(width, height)]), properties: [4] }]
      : []),
    ...(exif ? [{ id: exifId, type: 'Exif', bytes: Buffer.concat([u32(6), exif]), properties: [] }] : []),
  ];
  const shown = grid ? gridId : primary + 1;
  let at = 0;
  const places = items.map(({ id, bytes }) => {
    at += bytes.length;
    return Buffer.concat([u16(id, 1, 0, 1), u32(at - bytes.length, bytes.length)]);
  });
  const [ownWidth, ownHeight] = grid ? [128, 96] : [width, height];
  const links = [
    ...(grid ? [box('dimg', u16(gridId, pictures.length, ...pictures.map((_, i) => i + 1)))] : []),
    ...(exif ? [box('cdsc', u16(exifId, 1, shown))] : []),
  ];
  return Buffer.concat([
    box('ftyp', Buffer.from(brand), u32(0), Buffer.from('mif1heic')),
    fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, u32(0), Buffer.from('pict'), u32(0, 0, 0), u8(0)),
      fullBox('pitm', 0, u16(shown)),
      fullBox('iinf', 0, u16(items.length), ...items.map(({ id, type }) => fullBox('infe', 2, u16(id, 0), Buffer.from(`${type}\0`)))),
      ...(links.length > 0 ? [fullBox('iref', 0, ...links)] : []),
      box(
        'iprp',
        box(
          'ipco',
          box('hvcC', Buffer.from(configuration, 'base64')),
          fullBox('ispe', 0, u32(ownWidth, ownHeight)),
          box('irot', u8(turns)),
          fullBox('ispe', 0, u32(width, height)),
        ),
        fullBox(
          'ipma',
          0,
          u32(items.filter(({ properties }) => properties.length > 0).length),
          ...items
            .filter(({ properties }) => properties.length > 0)
            .map(({ id, properties }) => Buffer.concat([u16(id), u8(properties.length, ...properties)])),
        ),
      ),
      fullBox('iloc', 1, u8(0x44, 0), u16(items.length), ...places),
      box('idat', ...items.map(({ bytes }) => bytes)),
    ),
  ]);
}
