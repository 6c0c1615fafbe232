import type { Confirmation, Verification } from '@weicheng/domain/standard';
import { StateGlyph, Tip } from '../../../shared/parts/index.ts';
import { confirmedSays, verificationSays } from './says.ts';

interface VerifiedProps {
  verification: Verification;
  confirmation: Confirmation | undefined;
}

/** 核实到哪一步: seen, confirmed by the office (with who, when and by what), or still to be confirmed. */
export function Verified({ verification, confirmation }: VerifiedProps) {
  if (confirmation)
    return (
      <Tip say={`${confirmedSays(confirmation)}，依据：${confirmation.source}`}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tip must be reachable by keyboard */}
        <span tabIndex={0}>
          <StateGlyph shape="done" tone="done">
            创卫办已核实
          </StateGlyph>
        </span>
      </Tip>
    );
  if (verification === 'seen') return <StateGlyph shape="done">{verificationSays.seen}</StateGlyph>;
  return (
    <StateGlyph shape={verification === 'indirect' ? 'half' : 'empty'} tone="soon">
      {verificationSays[verification]}
    </StateGlyph>
  );
}
