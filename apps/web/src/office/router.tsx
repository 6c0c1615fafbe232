import { type ComponentType, lazy } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import type { OfficePage } from './chapter.ts';
import { maySee } from './chapter.ts';
import { chapters } from './navigation.ts';
import { useSignedIn } from './session.ts';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { PageBroken } from './shell/PageBroken.tsx';
import { Shell } from './shell/Shell.tsx';

/** A chapter's page, its chunk and antd loaded when it is first opened. */
function lazyPage(load: OfficePage['load']): ComponentType {
  return lazy(async () => {
    const [{ default: Body }, { Antd }] = await Promise.all([load(), import('../shared/antd/Antd.tsx')]);
    return {
      default: () => (
        <Antd>
          <Body />
        </Antd>
      ),
    };
  });
}

/** A page for those who may; for the others the address says nothing. */
function routeOf(page: OfficePage): RouteObject {
  const Body = lazyPage(page.load);
  const Guarded = () => (maySee(page, useSignedIn().permissions) ? <Body /> : <NotFoundPage />);
  return { path: page.path, element: <Guarded /> };
}

const DeskPage = lazy(() => import('./desk/DeskPage.tsx'));
const AccountPage = lazy(() => import('./account/AccountPage.tsx'));

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <PageBroken />,
    children: [
      { index: true, element: <DeskPage /> },
      { path: 'account', element: <AccountPage /> },
      ...chapters.flatMap((chapter) => chapter.pages.map(routeOf)),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
