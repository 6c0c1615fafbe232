import { type IssuePhoto, photoKinds } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { Button, Dialog } from '../../../shared/parts/index.ts';
import './photo.css';
import { photoSays, pictureAt } from './pictures.ts';

type Shown = Pick<IssuePhoto, 'id' | 'issueId' | 'kind' | 'at' | 'by'>;

interface PhotoPairProps {
  before: Shown | null;
  after: Shown | null;
  /** Who owes the photo that is missing: 城管执法局. */
  owedBy?: string | null;
}

/** 整改前后: side by side in one crop; where one is missing, who owes it. A press opens the large view with its slider. */
export function PhotoPair({ before, after, owedBy }: PhotoPairProps) {
  const [large, setLarge] = useState(false);
  if (!before && !after) return null;
  return (
    <>
      <div className="photo-pair">
        <Half photo={before} kind="before" missing="登记时没有照片" onOpen={() => setLarge(true)} />
        <Half photo={after} kind="after" missing={owedBy ? `等${owedBy}的照片` : '还没有照片'} onOpen={() => setLarge(true)} />
      </div>
      {large && <LargePair before={before} after={after} onClose={() => setLarge(false)} />}
    </>
  );
}

function Half({ photo, kind, missing, onOpen }: { photo: Shown | null; kind: 'before' | 'after'; missing: string; onOpen: () => void }) {
  if (!photo)
    return (
      <div className="photo-missing">
        <b>{photoKinds[kind]}</b>
        <span>{missing}</span>
      </div>
    );
  return (
    <button type="button" className="photo-half" aria-label={`放大：${photoSays(photo)}`} onClick={onOpen}>
      <img src={pictureAt(photo)} alt={photoSays(photo)} />
      <span className="photo-label">{photoSays(photo)}</span>
    </button>
  );
}

const zooms = [1, 1.5, 2, 3, 4] as const;

interface LargePairProps {
  before: Shown | null;
  after: Shown | null;
  /** Of several: which this is, and the way to its neighbours; undefined where there is none. */
  among?: { says: string; previous: (() => void) | undefined; next: (() => void) | undefined };
  onClose: () => void;
}

/** 大图对照: both lie on each other, the slider (mouse, thumb, ←→) says how much of each is seen; + and − look closer. A single one goes on to its neighbours by ← and →. */
export function LargePair({ before, after, among, onClose }: LargePairProps) {
  const [share, setShare] = useState(50);
  const [zoom, setZoom] = useState(0);
  const times = zooms[zoom] ?? 1;
  const both = before !== null && after !== null;
  const nearer = (by: number) => setZoom((old) => Math.max(0, Math.min(zooms.length - 1, old + by)));
  return (
    <Dialog open wide title={both ? '整改前后对照' : photoKinds[before ? 'before' : 'after']} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the view as a whole; every button below does the same */}
      <div
        className="photo-large"
        onKeyDown={(e) => {
          if (e.key === '+' || e.key === '=') nearer(1);
          if (e.key === '-') nearer(-1);
          if (e.key === 'ArrowLeft') among?.previous?.();
          if (e.key === 'ArrowRight') among?.next?.();
        }}
      >
        <div className="photo-stage">
          <div className="photo-stack" style={{ '--times': times, '--share': `${share}%` } as React.CSSProperties}>
            {before && <img src={pictureAt(before)} alt={photoSays(before)} />}
            {after && <img className={both ? 'over' : undefined} src={pictureAt(after)} alt={photoSays(after)} />}
            {both && <i className="photo-edge" aria-hidden="true" />}
          </div>
        </div>
        {both && (
          <input
            type="range"
            min={0}
            max={100}
            value={share}
            aria-label="看多少整改前"
            aria-valuetext={`左边 ${share}% 是整改前，右边是整改后`}
            onChange={(e) => setShare(Number(e.target.value))}
          />
        )}
        <div className="photo-foot">
          <span className="faint">{[before, after].flatMap((photo) => (photo ? photoSays(photo) : [])).join(' · ')}</span>
          <span className="acts">
            {among && (
              <>
                <Button small icon="left" why={among.previous ? null : '已经是第一张。'} onClick={() => among.previous?.()}>
                  上一张
                </Button>
                <span className="sub photo-at">{among.says}</span>
                <Button small icon="right" why={among.next ? null : '已经是最后一张。'} onClick={() => among.next?.()}>
                  下一张
                </Button>
              </>
            )}
            <Button small why={zoom === 0 ? '已经是原来的大小。' : null} onClick={() => nearer(-1)}>
              缩小
            </Button>
            <Button small why={zoom === zooms.length - 1 ? '已经最大。' : null} onClick={() => nearer(1)}>
              放大
            </Button>
          </span>
        </div>
      </div>
    </Dialog>
  );
}
