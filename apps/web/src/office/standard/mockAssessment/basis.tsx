import type { AssessmentBasis } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Button, type Choice } from '../../../shared/parts/index.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { ConfirmForm } from '../edition/ConfirmForm.tsx';
import { Verified } from '../edition/Verified.tsx';

/** Tables or plans to choose from; what nobody has confirmed says so. */
export const basisChoices = (all: readonly AssessmentBasis[]): Choice<string>[] =>
  all.map(({ key, title, verification, confirmation }) => ({
    value: key,
    says: verification === 'seen' || confirmation ? title : `${title}（未核实）`,
  }));

/** 依据的一行: its title, who decides it, where it is from, and how far it is confirmed; the office confirms it here. */
export function BasisLine({ basis: { key, title, owner, verification, sources, confirmation } }: { basis: AssessmentBasis }) {
  const [confirming, setConfirming] = useState(false);
  const edits = useMay('standard.edit');
  return (
    <>
      <span className="basis-line">
        {title}
        <Verified verification={verification} confirmation={confirmation ?? undefined} />
        {edits && verification !== 'seen' && !confirmation && (
          <Button kind="bare" small onClick={() => setConfirming(true)}>
            核实
          </Button>
        )}
      </span>
      <span className="sub basis-source">
        {owner && `由${owner}定。`}
        {confirmation ? `依据：${confirmation.source}` : `出处：${sources.join('；')}`}
      </span>
      {confirming && (
        <ConfirmForm fact={{ file: key, entry: '', name: title, target: null, unit: '' }} onClose={() => setConfirming(false)} />
      )}
    </>
  );
}
