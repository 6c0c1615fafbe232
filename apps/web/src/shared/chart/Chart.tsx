import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { chartLook } from './look.ts';
import './chart.css';

interface ChartProps {
  /** Read out in place of the picture, and written under it: what to see. */
  says: string;
  height: number;
  option: EChartsCoreOption;
}

/** 图: drawn when its chunk has come; without motion; anew when its place changes its width. The sentence under it stands at once. */
export function Chart({ says, height, option }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let over = false;
    let end = () => {};
    void import('./engine.ts').then(({ init }) => {
      if (over) return;
      const chart = init(element, null, { renderer: 'svg' });
      chart.setOption({ ...chartLook(), ...option, aria: { enabled: true, label: { description: says } } });
      const sizes = new ResizeObserver(() => chart.resize());
      sizes.observe(element);
      end = () => {
        sizes.disconnect();
        chart.dispose();
      };
    });
    return () => {
      over = true;
      end();
    };
  }, [option, says]);
  return (
    <figure className="chart">
      <div ref={place} style={{ height }} />
      <figcaption>{says}</figcaption>
    </figure>
  );
}
