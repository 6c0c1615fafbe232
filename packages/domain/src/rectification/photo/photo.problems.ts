import { problem } from '../../kernel/index.ts';

const again = '填的内容都在。';

/** Refusals about photos; each says what to do, and that nothing typed is lost. */
export const photoProblems = {
  tooLarge: problem<{ megabytes: number }>(
    'photo.too-large',
    413,
    ({ megabytes }) => `照片超过 ${megabytes} 兆字节，没有收下。用手机的普通照片模式拍，或先压缩；${again}`,
  ),
  tooManyPixels: problem<{ megapixels: number }>(
    'photo.too-many-pixels',
    422,
    ({ megapixels }) => `照片超过 ${megapixels}00 万像素，没有收下。关掉手机的高像素模式再拍一张；${again}`,
  ),
  notAPicture: problem<{ found: string }>(
    'photo.not-a-picture',
    422,
    ({ found }) => `${found}，不是照片，没有收下。选 JPEG、HEIC、PNG 或 WebP 照片；${again}`,
  ),
  broken: problem('photo.broken', 422, () => `照片不完整，打不开，没有收下。重新拍一张，或从相册里再选一次；${again}`),
  originalKept: problem('photo.original-kept', 403, () => '照片原件只给交办和核验的人看，清样人人可看。'),
};
