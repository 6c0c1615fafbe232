import { Problem, type Verb, writes } from '@weicheng/domain/kernel';
import { actKey, addressOf, type Input, noSignal, type Output, problemFrom, signedInAgain } from './api.ts';

/** Heard while a file is sent: the share that has left, 0 to 1. */
export type OnProgress = (share: number) => void;

/** One attempt. XMLHttpRequest, because fetch does not tell how much was sent. */
const sendBytes = (verb: Verb, address: string, file: Blob, key: string, onProgress: OnProgress): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(verb.method, address);
    request.responseType = 'json';
    request.setRequestHeader('content-type', verb.consumes ?? 'application/octet-stream');
    request.setRequestHeader('x-weicheng', '1');
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onerror = () => reject(noSignal(verb));
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(problemFrom(request.status, body));
    };
    request.send(file);
  });

/** Sends a file as the body of a verb that `consumes` bytes. Throws a `Problem` like `call`. */
export async function upload<V extends Verb>(
  verb: V,
  input: Input<V>,
  file: Blob,
  onProgress: OnProgress = () => {},
  key = actKey(),
): Promise<Output<V>> {
  try {
    return (await sendBytes(verb, addressOf(verb, input), file, key, onProgress)) as Output<V>;
  } catch (refused) {
    if (!(refused instanceof Problem && (await signedInAgain(verb, refused)))) throw refused;
    return upload(verb, input, file, onProgress, key);
  }
}

/** Heard while a file is read: the bytes that are there. Their end is not known: what streams has no length. */
export type OnBytes = (bytes: number) => void;

/** Asks a verb that `produces` bytes, and hands the browser a file, under the name the server gave it, else `name`. One that writes takes no body. */
export async function download<V extends Verb>(verb: V, input: Input<V>, name = '下载', onBytes: OnBytes = () => {}): Promise<void> {
  const { method } = verb;
  const asked = writes(verb) ? { method, headers: { 'content-type': 'application/json', 'x-weicheng': '1' }, body: '{}' } : {};
  const response = await fetch(addressOf(verb, input), { credentials: 'same-origin', ...asked }).catch(() => {
    throw noSignal(verb);
  });
  if (!response.ok) {
    const refused = problemFrom(response.status, await response.json().catch(() => null));
    if (await signedInAgain(verb, refused)) return download(verb, input, name, onBytes);
    throw refused;
  }
  const given = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  let bytes = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, to) {
        bytes += piece.length;
        onBytes(bytes);
        to.enqueue(piece);
      },
    }),
  );
  const whole = await new Response(counted ?? null, { headers: response.headers }).blob().catch(() => {
    throw noSignal(verb);
  });
  save(whole, given ? decodeURIComponent(given) : name);
}

/** Saves bytes as a file on the reader's machine. */
export function save(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
