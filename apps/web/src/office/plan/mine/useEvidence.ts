import type { Evidence } from '@weicheng/domain/plan';
import { fileContract } from '@weicheng/domain/platform';
import { useRef, useState } from 'react';
import { upload } from '../../../shared/bytes.ts';
import { problemOf } from '../../../shared/problems.ts';
import { sha256 } from '../../../shared/sha256.ts';

/** One chosen file and the share of it that has been sent. */
interface Line {
  name: string;
  share: number;
}

/** 佐证: files are sent as soon as they are chosen; what is there already is kept. `put` takes those that have arrived. */
export function useEvidence(there: readonly Evidence[], put: (files: Evidence[]) => void) {
  const [sending, setSending] = useState<Line[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const kept = useRef(there);
  kept.current = there;

  const send = async (file: File) => {
    const tell = (share: number) => setSending((old) => [...old.filter((one) => one.name !== file.name), { name: file.name, share }]);
    tell(0);
    try {
      const hash = await sha256(new Uint8Array(await file.arrayBuffer()));
      await upload(fileContract.put, { sha256: hash }, file, tell);
      const next = [...kept.current.filter((one) => one.sha256 !== hash), { sha256: hash, name: file.name }];
      kept.current = next;
      put(next);
    } catch (refused) {
      setFailure(`${file.name}没有传上去：${problemOf(refused).message}`);
    } finally {
      setSending((old) => old.filter((one) => one.name !== file.name));
    }
  };

  return {
    busy: sending.length > 0,
    failure,
    lines: [
      ...there.map(({ name }) => ({ name, share: 1 })),
      ...sending.map(({ name, share }) => ({ name, share: Math.min(share, 0.99) })),
    ],
    async add(files: FileList | null) {
      setFailure(null);
      for (const file of files ?? []) await send(file);
    },
    drop: (name: string) => put(there.filter((one) => one.name !== name)),
  };
}
