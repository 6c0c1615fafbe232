import { useRef, useState } from 'react';
import { Field } from '../../../shared/parts/Field.tsx';
import { Button } from '../../../shared/parts/index.ts';
import { type Chosen, mostPhotos } from './chosen.ts';
import './photo.css';
import { Uses } from './Uses.tsx';
import { useArriving } from './useArriving.ts';
import type { Photos } from './usePhotos.ts';

const takes = 'image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,.jpg,.jpeg,.png,.webp,.heic,.heif,.avif';

interface PhotoFieldProps {
  photos: Photos;
  label: string;
  /** Left to whoever fills the form in. */
  optional?: boolean;
  hint?: string;
  error?: string | undefined;
  /** The issue the form belongs to. */
  here?: string;
}

/** 照片: taken, chosen, dragged in or pasted; each says how far it is, can be put before another or taken out. */
export function PhotoField({ photos, label, optional, hint = '拍、选、拖到页面上或粘贴，一次最多 9 张', error, here }: PhotoFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const { add, list } = photos;
  const over = useArriving(add);
  const there = list.filter(({ sealed }) => sealed !== null).length;

  const take = (input: HTMLInputElement) => {
    add(input.files ?? []);
    input.value = '';
  };
  const room = list.length < mostPhotos;
  return (
    <Field label={label} optional={optional} hint={hint} error={error ?? (photos.full ? '一次最多 9 张，多出来的没有收。' : undefined)}>
      {(control) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the label from the field
        <div role="group" aria-label={label} className={over ? 'photo-field over' : 'photo-field'}>
          <input {...control} ref={picker} type="file" multiple hidden accept={takes} onChange={(e) => take(e.target)} />
          <input
            ref={camera}
            type="file"
            hidden
            accept="image/jpeg"
            capture="environment"
            aria-label="拍照"
            onChange={(e) => take(e.target)}
          />
          {list.length > 1 && <p className="sub" role="status">{`${there} / ${list.length} 张已传上去`}</p>}
          {list.length > 0 && (
            <ol className="photo-chosen" aria-label={label}>
              {list.map((photo, i) => (
                <OneChosen key={photo.key} photo={photo} place={i + 1} of={list.length} photos={photos} here={here} />
              ))}
            </ol>
          )}
          {room && (
            <div className="acts">
              <Button className="photo-camera" icon="eye" onClick={() => camera.current?.click()}>
                拍照
              </Button>
              <Button icon="plus" onClick={() => picker.current?.click()}>
                选照片
              </Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

interface OneChosenProps {
  photo: Chosen;
  place: number;
  of: number;
  photos: Photos;
  here: string | undefined;
}

function OneChosen({ photo, place, of, photos, here }: OneChosenProps) {
  const { key, name, url, share, sealed, failure } = photo;
  const [unseen, setUnseen] = useState(false);
  return (
    <li>
      {unseen ? (
        <span className="photo-unseen">这个浏览器看不了这种照片，传上去以后能看</span>
      ) : (
        <img src={url} alt={`第 ${place} 张，${name}`} onError={() => setUnseen(true)} />
      )}
      <div className="photo-says">
        <span className="cut" title={name}>
          {name}
        </span>
        {failure !== null ? (
          <p className="field-error" role="alert">
            {failure}
          </p>
        ) : sealed ? (
          <span className="faint">已传上去</span>
        ) : (
          <progress aria-label={`第 ${place} 张传了多少`} value={share} />
        )}
        {sealed && <Uses uses={sealed.uses} here={here} />}
        <div className="photo-acts">
          {failure !== null && (
            <Button small onClick={() => photos.retry(key)}>
              重传
            </Button>
          )}
          <Button
            small
            kind="bare"
            icon="up"
            aria-label={`第 ${place} 张往前`}
            why={place === 1 ? '已经是第一张。' : null}
            onClick={() => photos.move(key, -1)}
          />
          <Button
            small
            kind="bare"
            icon="down"
            aria-label={`第 ${place} 张往后`}
            why={place === of ? '已经是最后一张。' : null}
            onClick={() => photos.move(key, 1)}
          />
          <Button small kind="bare" icon="close" aria-label={`去掉第 ${place} 张`} onClick={() => photos.drop(key)} />
        </div>
      </div>
    </li>
  );
}
