import { Dialog } from '../../../shared/parts/index.ts';
import { reviewKeys } from './keys.ts';
import '../../shell/palette.css';

/** 核对页的全部按键. */
export function KeyCard({ onClose }: { onClose: () => void }) {
  const lines: (readonly [string, string])[] = [
    ...Object.values(reviewKeys).map(({ print, does }) => [print, does] as const),
    ['1 – 9', '定下这一条的第几处待定'],
  ];
  return (
    <Dialog open title="核对方案的按键" onClose={onClose}>
      <dl className="key-card">
        {lines.map(([print, does]) => (
          <div key={print}>
            <dt>
              <kbd>{print}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
