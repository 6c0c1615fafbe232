export { decodeHeic, type HeicPicture } from './heic.ts';
