import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { nowSays } from '../../shared/moments.ts';
import { Page, Section } from '../../shared/parts/index.ts';
import { type DeskSection, maySee } from '../chapter.ts';
import { chapters } from '../navigation.ts';
import { useSignedIn } from '../session.ts';
import { AccountDues } from './AccountDues.tsx';
import { LatestNotices } from './LatestNotices.tsx';
import './desk.css';

/** Loaded once each, so that a section keeps its state while the page is redrawn. */
const sections: readonly (DeskSection & { Body: ComponentType })[] = chapters
  .flatMap((chapter) => chapter.desk ?? [])
  .map((section) => ({ ...section, Body: lazy(section.load) }));

/** The minute, for the head of the page. */
function useNow(): string {
  const [now, setNow] = useState(nowSays);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowSays()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** 工作台: what I owe and what waits for me, each chapter's part in the order of the story. */
export default function DeskPage() {
  const { permissions } = useSignedIn();
  return (
    <Page title="工作台" sub={useNow()}>
      <div className="desk">
        <div className="desk-work">
          {sections
            .filter((section) => maySee(section, permissions))
            .map(({ key, Body }) => (
              <Suspense key={key} fallback={null}>
                <Body />
              </Suspense>
            ))}
          <div className="desk-empty">
            <Section title="等我处理">
              <p className="sub">现在没有等你处理的事。有要你办的，会出现在这里，并在通知里说一声。</p>
            </Section>
          </div>
        </div>
        <div className="desk-side">
          <AccountDues />
          <LatestNotices />
        </div>
      </div>
    </Page>
  );
}
