import { Problem } from '@weicheng/domain/kernel';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ErrorState, Toasts, useLasting } from '../shared/parts/index.ts';
import { BesideIndicators, ClauseSections } from './chapter.ts';
import { chapters } from './navigation.ts';
import { router } from './router.tsx';
import { MeProvider, useMe } from './session.ts';
import { Fault } from './shell/Fault.tsx';

const SignInPage = lazy(() => import('./account/SignInPage.tsx'));
const FirstPasswordPage = lazy(() => import('./account/FirstPasswordPage.tsx'));
const RequiredSecondFactorPage = lazy(() => import('./account/RequiredSecondFactorPage.tsx'));

const clauseSections = chapters.flatMap(({ clause }) => clause ?? []);
const besideIndicators = chapters.flatMap(({ besideIndicator }) => besideIndicator ?? []);

/** The door: who stands before it decides which room opens. */
function Door() {
  const { data: me, error, isPending, refetch } = useMe();
  const slow = useLasting(isPending);
  if (me) {
    if (me.mustChangePassword) return <FirstPasswordPage me={me} />;
    if (me.secondFactor.required && !me.secondFactor.enabled) return <RequiredSecondFactorPage me={me} />;
    return (
      <MeProvider value={me}>
        <ClauseSections value={clauseSections}>
          <BesideIndicators value={besideIndicators}>
            <RouterProvider router={router} />
          </BesideIndicators>
        </ClauseSections>
      </MeProvider>
    );
  }
  if (isPending) return slow ? <p className="opening">正在打开…</p> : null;
  if (error instanceof Problem && error.status === 401) return <SignInPage />;
  return (
    <div className="opening">
      <ErrorState failure={error} onRetry={() => void refetch()} />
    </div>
  );
}

export function Office() {
  return (
    <Fault>
      <Suspense fallback={null}>
        <Door />
      </Suspense>
      <Toasts />
    </Fault>
  );
}
