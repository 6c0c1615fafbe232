import { type ComponentType, lazy } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { maySee, type OfficePage } from './chapter.ts';
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
function GuardedPage({ page, Body }: { page: OfficePage; Body: ComponentType }) {
  return maySee(page, useSignedIn().permissions) ? <Body /> : <NotFoundPage />;
}

const routeOf = (page: OfficePage): RouteObject => ({ path: page.path, element: <GuardedPage page={page} Body={lazyPage(page.load)} /> });

const DeskPage = lazy(() => import('./desk/DeskPage.tsx'));
const AccountPage = lazy(() => import('./account/AccountPage.tsx'));

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <PageBroken />,
    children: [
      { index: true, element: <DeskPage /> },
      { path: 'sign-in', element: <Navigate to="/" replace /> },
      { path: 'account', element: <AccountPage /> },
      ...chapters.flatMap((chapter) => chapter.pages.map(routeOf)),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
