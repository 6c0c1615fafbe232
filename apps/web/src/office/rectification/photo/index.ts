export { IssuePhotos } from './IssuePhotos.tsx';
export { PhotoField } from './PhotoField.tsx';
export { LargePair, PhotoPair } from './PhotoPair.tsx';
export { photoSays, pictureAt } from './pictures.ts';
export { Uses } from './Uses.tsx';
export { usePhotos } from './usePhotos.ts';
