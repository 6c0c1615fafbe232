export { fileRoutes } from './file.routes.ts';
export { type FileStore, openFiles } from './open.ts';
