import { forecastContract } from '@weicheng/domain/standard';
import { Button, ErrorState, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import type { Wished } from './address.ts';
import type { ForecastRead } from './forecastRead.ts';
import { outlookSays, points, rangeSays } from './says.ts';

/** 如果做到: the forecast with what is ticked put right. It stands in the address, so that it can be sent. */
export function WhatIf({ read, wished, onClear }: { read: ForecastRead; wished: Wished; onClear: () => void }) {
  const count = wished.met.length + wished.right.length;
  const tried = useVerb(
    forecastContract.whatIf,
    { met: wished.met.join(',') || undefined, right: wished.right.join(',') || undefined },
    { enabled: count > 0, keep: true },
  );
  return (
    <Section
      title="如果做到"
      sub={count > 0 ? `勾了 ${count} 项；把地址发给别人，看到的一样` : undefined}
      action={
        count > 0 && (
          <Button small kind="bare" onClick={onClear}>
            清空
          </Button>
        )
      }
    >
      {count === 0 ? (
        <p className="sub">勾上几项，这里算出做到以后的得分和范围。</p>
      ) : tried.error && !tried.data ? (
        <ErrorState failure={tried.error} onRetry={() => void tried.refetch()} />
      ) : tried.data ? (
        <div className="what-if" aria-live="polite">
          <p>
            预测 {points(tried.data.now.expected)} → <b>{points(tried.data.wished.expected)}</b>，多{' '}
            <b>{points(tried.data.wished.expected - tried.data.now.expected)}</b> 分
          </p>
          <p>
            范围 {rangeSays(tried.data.now)} → {rangeSays(tried.data.wished)}，{outlookSays[tried.data.wished.outlook]}
          </p>
          {wished.met.length > 0 && (
            <p className="sub">
              指标达标 {read.indicators.filter(({ standing }) => standing === 'met').length} → {metWith(read, wished)} 项
            </p>
          )}
        </div>
      ) : (
        <p className="sub">正在算。</p>
      )}
    </Section>
  );
}

const metWith = ({ indicators }: ForecastRead, { met }: Wished): number =>
  indicators.filter(({ key, standing }) => standing === 'met' || met.includes(key)).length;
