import { type IssueDetail, type IssuePhoto, pairOf, photoContract, photoKinds } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { download } from '../../../shared/bytes.ts';
import { Button, Moment, Section, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { LargePair, PhotoPair } from './PhotoPair.tsx';
import './photo.css';
import { photoSays, pictureAt } from './pictures.ts';
import { Uses } from './Uses.tsx';

/** As many as a reader takes in at once; the others come on asking, and on paper all of them. */
const atFirst = 8;

/** 照片 of an issue: the latest pair, then all of them in the order they came; nothing is there where nothing was asked. */
export function IssuePhotos({ issue, photos }: { issue: IssueDetail; photos: readonly IssuePhoto[] }) {
  const [open, setOpen] = useState<IssuePhoto | null>(null);
  const [all, setAll] = useState(false);
  if (photos.length === 0 && !issue.wantsPhoto) return null;
  const { before, after } = pairOf(photos.filter(({ issueId }) => issueId === issue.id));
  return (
    <Section title="照片" sub={photos.length > 0 ? `${photos.length} 张` : '要一张整改后的照片'}>
      <PhotoPair before={before} after={after} owedBy={issue.leadUnitName} />
      <ul className="photo-strip">
        {photos.map((photo, i) => (
          <li key={photo.id} className={all || i < atFirst ? undefined : 'on-paper'}>
            <button type="button" className="photo-thumb" aria-label={`放大：${photoSays(photo)}`} onClick={() => setOpen(photo)}>
              <img src={pictureAt(photo, 'thumb')} alt="" loading="lazy" />
            </button>
            <div>
              <b>{photoKinds[photo.kind]}</b>{' '}
              <span className="sub">
                {photo.issueId === issue.id ? '' : `${photo.issueNumber} 号 · `}
                <Moment at={photo.at} /> {photo.by}
              </span>
              <Claim photo={photo} />
              <Uses uses={photo.uses} here={issue.id} />
              {issue.can['original'] === null && <Original photo={photo} />}
            </div>
          </li>
        ))}
      </ul>
      {photos.length > atFirst && (
        <Button small kind="bare" className="no-print" onClick={() => setAll(!all)}>
          {all ? '收起来' : `看全部 ${photos.length} 张`}
        </Button>
      )}
      {open && (
        <LargePair
          among={neighboursOf(photos, open, setOpen)}
          before={open.kind === 'before' ? open : null}
          after={open.kind === 'after' ? open : null}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

function neighboursOf(photos: readonly IssuePhoto[], open: IssuePhoto, show: (photo: IssuePhoto) => void) {
  const at = photos.findIndex(({ id }) => id === open.id);
  const to = (photo: IssuePhoto | undefined) => photo && (() => show(photo));
  return { says: `${at + 1} / ${photos.length}`, previous: to(photos[at - 1]), next: to(photos[at + 1]) };
}

/** 照片自己说的: when and where, as the device wrote it; not checked by anybody. */
function Claim({ photo: { claim } }: { photo: IssuePhoto }) {
  const said = [
    claim?.takenAt && `${claim.takenAt.slice(0, 16).replace('T', ' ')} 拍`,
    claim?.location && `北纬 ${claim.location.latitude.toFixed(5)}，东经 ${claim.location.longitude.toFixed(5)}`,
  ].filter(Boolean);
  return said.length > 0 && <p className="faint">手机记的：{said.join('；')}</p>;
}

/** 取原件: leaves a fact, which the button says. */
function Original({ photo }: { photo: IssuePhoto }) {
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      await download(photoContract.original, { id: photo.issueId, photoId: photo.id }, photo.name);
    } catch (failure) {
      toast(problemOf(failure).message, 'refused');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small kind="bare" icon="export" busy={busy} title="每取一次，经过里记一笔" onClick={() => void take()}>
      取原件
    </Button>
  );
}
