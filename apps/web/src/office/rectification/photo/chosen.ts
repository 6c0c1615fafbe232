import { uuidv7 } from '@weicheng/domain/kernel';
import type { SealedPhoto } from '@weicheng/domain/rectification';

/** 选好的一张: from the moment it was chosen until it goes with the form. */
export interface Chosen {
  key: string;
  name: string;
  file: Blob;
  /** Shows it before it is anywhere else. */
  url: string;
  /** 0 to 1 while it is sent; 1 once the server has it. */
  share: number;
  sealed: SealedPhoto | null;
  /** Why it did not arrive; null while it is on its way or there. */
  failure: string | null;
}

/** One form's photos at once. */
export const mostPhotos = 9;

const newKey = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

export const choose = (file: Blob, name: string, key = newKey()): Chosen => ({
  key,
  name,
  file,
  url: URL.createObjectURL(file),
  share: 0,
  sealed: null,
  failure: null,
});

/** Moves one photo by so many places; at an end it stays. */
export function moved<C extends { key: string }>(list: readonly C[], key: string, by: number): readonly C[] {
  const from = list.findIndex((one) => one.key === key);
  const to = from + by;
  const photo = list[from];
  if (!photo || to < 0 || to >= list.length) return list;
  const rest = list.filter((one) => one !== photo);
  return [...rest.slice(0, to), photo, ...rest.slice(to)];
}

/** 名字 as the server takes it: one line, nothing in it that cannot be seen. */
export const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-200) || '照片.jpg';

/** What keeps the form from going, in words; null when all that were chosen are there. */
export function whyWait(list: readonly Pick<Chosen, 'sealed' | 'failure'>[], act: string): string | null {
  const failed = list.filter(({ failure }) => failure !== null).length;
  if (failed > 0) return `有 ${failed} 张照片没有传上去，重传或去掉它，再${act}。`;
  return list.some(({ sealed }) => sealed === null) ? `照片还在传，传完再${act}。` : null;
}
