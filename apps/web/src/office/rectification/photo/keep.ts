/**
 * 留着选好的照片: bytes of photos that are chosen but not yet sent with their form, in this browser, so that neither a reload nor a
 * day without signal loses them. As ArrayBuffer, which every browser keeps. Where the browser keeps nothing, they live with the page.
 */
export interface Kept {
  /** Whose and for which form. */
  draft: string;
  key: string;
  place: number;
  name: string;
  type: string;
  bytes: ArrayBuffer;
  /** Milliseconds since 1970. */
  at: number;
}

const week = 7 * 86_400_000;

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('weicheng-photos', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('chosen', { keyPath: ['draft', 'key'] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await opened();
    try {
      return await new Promise<T>((resolve, reject) => {
        const request = act(database.transaction('chosen', mode).objectStore('chosen'));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined; // a private window, or no room: the page itself still has them
  }
}

export const kept = {
  put: (one: Kept) => within('readwrite', (store) => store.put(one)),
  drop: (draft: string, key: string) => within('readwrite', (store) => store.delete([draft, key])),
  /** What a form had, in its order. What nobody came back to for a week is thrown away. */
  async of(draft: string): Promise<Kept[]> {
    const all = (await within('readonly', (store) => store.getAll() as IDBRequest<Kept[]>)) ?? [];
    for (const old of all.filter(({ at }) => at < Date.now() - week)) void kept.drop(old.draft, old.key);
    return all.filter((one) => one.draft === draft && one.at >= Date.now() - week).sort((a, b) => a.place - b.place);
  },
};
