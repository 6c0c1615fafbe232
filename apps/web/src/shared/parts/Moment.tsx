import { momentSays, wholeMoment } from '../moments.ts';

/** 时刻: as near as it is on the screen; on paper, and on hover, the whole of it, because 今天 is another day tomorrow. */
export const Moment = ({ at }: { at: string }) => (
  <time className="moment" dateTime={at} title={wholeMoment(at)} data-whole={wholeMoment(at)}>
    <span>{momentSays(at)}</span>
  </time>
);
