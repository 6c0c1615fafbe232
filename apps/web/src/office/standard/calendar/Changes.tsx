import type { CityYear } from '@weicheng/domain/standard';
import type { ReactNode } from 'react';
import { momentSays } from '../../../shared/moments.ts';
import { Section } from '../../../shared/parts/index.ts';
import { changesOf } from './days.ts';

/** 本市改的: the days this city has other than the product, by whom and by what. */
export function Changes({ year, action }: { year: CityYear; action: ReactNode }) {
  const changes = changesOf(year);
  return (
    <Section title="本市改的" sub={changes.length > 0 ? `${changes.length} 天` : ''} action={action}>
      {year.revision === 0 ? (
        <p className="sub">没有改过，和产品自带的一样。</p>
      ) : (
        <>
          <p className="sub">
            {year.changedBy} {year.changedAt && momentSays(year.changedAt)} · 依据：{year.source}
          </p>
          <ul className="plain-rows">
            {changes.map(({ day, says }) => (
              <li key={day}>
                <b>{day.slice(5)}</b>
                <span className="grow">{says}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
