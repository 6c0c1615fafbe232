import type { UnitId } from '@weicheng/domain/organization';
import { leadSuggestionContract } from '@weicheng/domain/rectification';
import { Button, type Choice } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import './leadHint.css';

interface Asked {
  matter?: string | null | undefined;
  areaUnitId?: string | null | undefined;
  place?: string | undefined;
}

/** What the past year says of an issue of this kind at this place; nothing while its kind is not known. */
export function useLeadSuggestion({ matter, areaUnitId, place }: Asked, enabled = true) {
  const asked = {
    matter: matter ?? '',
    ...(areaUnitId ? { areaUnitId: areaUnitId as UnitId } : {}),
    ...(place ? { place } : {}),
  };
  return useVerb(leadSuggestionContract.read, asked, { enabled: enabled && Boolean(matter), keep: true }).data?.suggestion ?? null;
}

type Suggestion = ReturnType<typeof useLeadSuggestion>;

/** The suggested unit as a choice, so that its name is shown once it is chosen. */
export const asChoice = (suggestion: Suggestion): Choice<string> | undefined =>
  suggestion?.unitId ? { value: suggestion.unitId, says: suggestion.name } : undefined;

/** 建议牵头单位: the reason, and one press to take it. */
export function LeadHint({
  suggestion,
  value,
  onChoose,
}: {
  suggestion: Suggestion;
  value: string | undefined;
  onChoose: (unitId: string) => void;
}) {
  if (!suggestion) return null;
  const { unitId, says } = suggestion;
  return (
    <p className="lead-hint">
      <span className="grow">{says}</span>
      {unitId && value !== unitId && (
        <Button small onClick={() => onChoose(unitId)}>
          选它
        </Button>
      )}
    </p>
  );
}
