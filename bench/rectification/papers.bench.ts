import { createHash } from 'node:crypto';
import { type IssueDetail, issueContract, type PaperRow, paperContract, photoContract } from '@weicheng/domain/rectification';
import sharp from 'sharp';
import type { RunningServer } from '../../tests/server.ts';
import { peakBytes, residentBytes } from '../cpu.ts';
import type { Report } from '../report.ts';
import { few, startFilled } from './filled.ts';

const issues = 100;
const photosEach = 2;

/** 交办单 of a hundred issues with two hundred photos, by a server that was just started: as a draft, and when it goes out. */
export default async function papers(report: Report): Promise<void> {
  const before = await startFilled(report, few);
  let issueIds: string[];
  try {
    issueIds = await givenOut(before.server, before.filled.units[0] ?? '');
  } finally {
    await before.server.stop(); // what taking photos in needed of memory is no paper's
  }
  const { server, cookies } = await startFilled(report, few);
  try {
    const desk = clerk(server, cookies.office);
    const idle = residentBytes(server.pid);
    const drawn: PaperRow = await desk.json(paperContract.draw, { kind: 'dispatchNotice', issueIds });
    const draft = await timed(async () => (await desk.send(paperContract.file, { id: drawn.id })).arrayBuffer());
    const issued = await timed(() => desk.json<PaperRow>(paperContract.issue, { id: drawn.id, revision: drawn.revision }));
    const pictures = Buffer.from(draft.value).toString('latin1').split('word/media/').length - 1;
    // a name stands before the picture and once more in the table of contents; the same picture lies there once
    if (pictures !== 2 * issues * photosEach) throw new Error(`${pictures} names of pictures in the paper`);
    report({ name: 'paper.draft', value: draft.seconds, unit: 's', limit: { atMost: 4 } });
    report({ name: 'paper.issue', value: issued.seconds, unit: 's', limit: { atMost: 4 } });
    report({ name: 'paper.memoryBefore', value: Math.round(idle / 2 ** 20), unit: 'MB' });
    report({ name: 'paper.memory', value: Math.round(peakBytes(server.pid) / 2 ** 20), unit: 'MB', limit: { atMost: 250 } });
    report({ name: 'paper.size', value: Math.round((10 * draft.value.byteLength) / 2 ** 20) / 10, unit: 'MB' });
  } finally {
    await server.stop();
  }
}

async function timed<T>(act: () => Promise<T>) {
  const began = performance.now();
  const value = await act();
  return { value, seconds: Math.round((performance.now() - began) / 10) / 100 };
}

/** Issues with their photos, given to one unit; answers their ids. */
async function givenOut(server: RunningServer, leadUnitId: string): Promise<string[]> {
  const ids: string[] = [];
  let desk = clerk(server, await server.signIn('chuangwei'));
  for (let n = 0; n < issues; n++) {
    if (n % 50 === 49) desk = clerk(server, await server.signIn('chuangwei')); // a session may send in 120 photos a minute
    const photos: { sha256: string; name: string }[] = [];
    for (let photo = 0; photo < photosEach; photo++) {
      const bytes = await snow();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await desk.send({ ...photoContract.put, path: `/api/photos/${sha256}` }, bytes);
      photos.push({ sha256, name: `现场 ${photo + 1}.jpg` });
    }
    const said = {
      title: `第 ${n + 1} 处垃圾桶满溢`,
      text: '巡查发现，影响通行和观感，需尽快处理。',
      source: 'inspection',
      place: `学府路 ${n + 1} 号`,
    };
    const { id, revision } = await desk.json<IssueDetail>(issueContract.register, { ...said, photos });
    await desk.json(issueContract.dispatch, { id, revision, leadUnitId, workingDays: 3 });
    ids.push(id);
  }
  return ids;
}

/** A picture that no compression makes small: the worst a paper may have to hold. */
const snow = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg()
    .toBuffer();

type Asked = { method: string; path: string };

/** Somebody at the desk, by the address. */
function clerk(server: RunningServer, cookie: string) {
  async function send({ method, path }: Asked, body: object | Buffer): Promise<Response> {
    const fields = Buffer.isBuffer(body) ? {} : (body as { id?: string });
    const { id = '', ...rest } = fields;
    const [content, type] = Buffer.isBuffer(body) ? [body, 'application/octet-stream'] : [JSON.stringify(rest), 'application/json'];
    const answer = await fetch(server.address + path.replace(':id', id), {
      method,
      headers: { cookie, 'x-weicheng': '1', ...(method === 'GET' ? {} : { 'content-type': type }) },
      ...(method === 'GET' ? {} : { body: content as BodyInit }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  }
  return { send, json: async <T>(verb: Asked, body: object): Promise<T> => (await send(verb, body)).json() as Promise<T> };
}
