export { fileRoutes } from './file.routes.ts';
export { bytesOf, fileOf, putFile } from './file.service.ts';
export { type FileStore, openFiles } from './open.ts';
export { type ContentVerdict, verifyContents } from './verify.ts';
