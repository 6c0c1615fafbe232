import type { Page } from 'playwright-core';
import sharp from 'sharp';

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** An invented back lane: walls, a drain, and what a test puts into it. Nobody ever took it. */
const lane = (
  inside: string,
  shift = 0,
) => `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="${shift} 0 1600 1200">
  <rect x="-50" width="1800" height="1200" fill="#b9c4cc"/><path d="M-50 0h500l150 520-120 680H-50z" fill="#a58e78"/>
  <path d="M1700 0h-560l-140 520 160 680h540z" fill="#8f9a91"/><path d="M600 520h400l160 680H480z" fill="#77787a"/>
  <path d="M-50 260l530 70M-50 560l560 40M-50 860l540-20" stroke="#8d7763" stroke-width="10"/>
  <rect x="1230" y="210" width="190" height="260" fill="#4d6a78"/><path d="M770 560l20 640h40l-20-640z" fill="#4a4b4d"/>${inside}</svg>`;

const rubbish = `<ellipse cx="700" cy="1010" rx="260" ry="120" fill="#3d4a2f"/><circle cx="600" cy="960" r="80" fill="#222"/>
  <circle cx="740" cy="930" r="95" fill="#35383b"/><circle cx="860" cy="1000" r="75" fill="#6b4a2d"/><path d="M520 1060l120-90 60 120z" fill="#c9b23c"/>`;
const bins = `<rect x="1010" y="820" width="120" height="190" fill="#2f6d4a"/><rect x="1000" y="800" width="140" height="30" fill="#234f37"/>
  <rect x="1150" y="840" width="120" height="190" fill="#3a5f8a"/><rect x="1140" y="820" width="140" height="30" fill="#2b4768"/>`;

const taken = (svg: string, name: string, at: string): Promise<Upload> =>
  sharp(Buffer.from(svg))
    .jpeg({ quality: 88 })
    .withExif({ IFD2: { DateTimeOriginal: at } })
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }));

/** 整改前: a heap of rubbish. */
export const heap = () => taken(lane(rubbish), '后巷.jpg', '2026:11:25 10:30:00');

/** 整改后: swept, from a little further to the side with each number. */
export const swept = (number = 1) => taken(lane(number > 1 ? bins : '', number * 40), `清完 ${number}.jpg`, '2026:11:25 15:00:00');

/** Lets a photo fall beside the field, as from a folder. */
export async function dropPhoto(page: Page, { name, type, bytes }: { name: string; type: string; bytes: Buffer }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, type, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      return data;
    },
    { name, type, bytes: [...bytes] },
  );
  for (const event of ['dragover', 'drop']) await page.dispatchEvent('h1', event, { dataTransfer });
}

/** Copies a picture and pastes it while a text field has the focus. */
export async function pastePhoto(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    canvas.getContext('2d')?.fillRect(40, 40, 200, 90);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  });
  await page.getByLabel('问题', { exact: true }).press('ControlOrMeta+v');
}
