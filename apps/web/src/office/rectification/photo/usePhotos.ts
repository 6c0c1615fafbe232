import type { Evidence } from '@weicheng/domain/plan';
import { photoContract } from '@weicheng/domain/rectification';
import { useEffect, useRef, useState } from 'react';
import { upload } from '../../../shared/bytes.ts';
import { problemOf } from '../../../shared/problems.ts';
import { sha256 } from '../../../shared/sha256.ts';
import { useSignedIn } from '../../session.ts';
import { type Chosen, choose, mostPhotos, moved, plainName, whyWait } from './chosen.ts';
import { kept } from './keep.ts';

/**
 * 一张表单的照片: sent one after the other as soon as they are chosen, kept in this browser until the form is done. `draft` names the
 * form; another person on the same machine has other drafts.
 */
export function usePhotos(draft: string) {
  const { personId } = useSignedIn();
  const own = `${personId} ${draft}`;
  const [list, setList] = useState<readonly Chosen[]>([]);
  const [full, setFull] = useState(false);
  const now = useRef(list);
  const sending = useRef(false);
  const put = (next: readonly Chosen[]) => {
    now.current = next;
    setList(next);
  };
  const change = (key: string, more: Partial<Chosen>) => put(now.current.map((one) => (one.key === key ? { ...one, ...more } : one)));

  const send = async (photo: Chosen) => {
    try {
      const hash = await sha256(new Uint8Array(await photo.file.arrayBuffer()));
      const sealed = await upload(photoContract.put, { sha256: hash }, photo.file, (share) =>
        change(photo.key, { share: Math.min(share, 0.99) }),
      );
      change(photo.key, { share: 1, sealed });
    } catch (failure) {
      change(photo.key, { share: 0, failure: problemOf(failure).message });
    }
  };

  const sendAll = async () => {
    if (sending.current) return;
    sending.current = true;
    for (;;) {
      const next = now.current.find(({ sealed, failure }) => sealed === null && failure === null);
      if (!next) break;
      await send(next);
    }
    sending.current = false;
  };

  const retry = (key?: string) => {
    put(now.current.map((one) => (key === undefined || one.key === key ? { ...one, failure: null } : one)));
    void sendAll();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once a form
  useEffect(() => {
    let gone = false;
    void kept.of(own).then((photos) => {
      if (gone) return;
      put([...photos.map(({ key, name, type, bytes }) => choose(new Blob([bytes], { type }), name, key)), ...now.current]);
      void sendAll();
    });
    const again = () => retry();
    window.addEventListener('online', again);
    return () => {
      gone = true;
      window.removeEventListener('online', again);
      for (const { url } of now.current) URL.revokeObjectURL(url);
    };
  }, [own]);

  const keepOrder = async () => {
    for (const [place, { key, name, file }] of now.current.entries())
      await kept.put({ draft: own, key, place, name, type: file.type, bytes: await file.arrayBuffer(), at: Date.now() });
  };

  return {
    list,
    /** More were chosen than a form takes; the rest was left out. */
    full,
    why: (act: string) => whyWait(list, act),
    add(files: Iterable<File>) {
      const all = [...files];
      const room = mostPhotos - now.current.length;
      setFull(all.length > room);
      put([...now.current, ...all.slice(0, room).map((file) => choose(file, plainName(file.name)))]);
      void keepOrder();
      void sendAll();
    },
    move(key: string, by: number) {
      put(moved(now.current, key, by));
      void keepOrder();
    },
    drop(key: string) {
      setFull(false);
      const photo = now.current.find((one) => one.key === key);
      put(now.current.filter((one) => one.key !== key));
      if (photo) URL.revokeObjectURL(photo.url);
      void kept.drop(own, key);
    },
    retry,
    /** What goes with the form, each content once. */
    evidence: (): Evidence[] => {
      const there = list.flatMap(({ sealed, name }) => (sealed ? [{ sha256: sealed.sha256, name }] : []));
      return there.filter((one, i) => there.findIndex(({ sha256: hash }) => hash === one.sha256) === i);
    },
    /** The form is done: nothing is kept any longer. */
    done() {
      for (const { key } of now.current) void kept.drop(own, key);
    },
  };
}
export type Photos = ReturnType<typeof usePhotos>;
