export { openChannels, tellOutside } from './channel/index.ts';
export { noticeRoutes } from './notice.routes.ts';
export { type Message, type Notices, notify, openNotices } from './open.ts';
