import { useState } from 'react';
import { Button } from '../../../shared/parts/index.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { StartShortfall } from './StartShortfall.tsx';

/** 列入攻坚 for the indicators that are ticked on the board. */
export default function ShortfallAct({ indicators }: { indicators: readonly string[] }) {
  const may = useMay('plan.publish');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button kind="main" onClick={() => setOpen(true)}>
        列入攻坚
      </Button>
      {open && <StartShortfall indicators={indicators} onClose={() => setOpen(false)} />}
    </>
  );
}
