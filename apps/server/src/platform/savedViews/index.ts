export { savedViewRoutes } from './savedView.routes.ts';
