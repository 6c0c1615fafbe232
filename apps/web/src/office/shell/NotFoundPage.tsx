import { Link } from 'react-router';
import { Empty, Page } from '../../shared/parts/index.ts';

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <Empty action={<Link to="/">回工作台</Link>}>这个地址下没有页面，或者你的岗位看不到它。地址是别人发来的，就找发的人核对一下。</Empty>
    </Page>
  );
}
