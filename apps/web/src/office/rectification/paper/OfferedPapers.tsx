import { type IssueId, paperContract } from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { Button } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useMay } from '../../organization/parts/useMay.ts';

type Offer = Output<typeof paperContract.offers>['rows'][number];
const says: Readonly<Record<Offer['step'], string>> = { notice: '督办单', bulletin: '通报' };

/** 拟督办单、拟通报 in one tap: the draft is opened, nothing goes out yet. */
function useDraw() {
  const navigate = useNavigate();
  const draw = useAct(paperContract.draw, { done: '草稿拟好了，补全再发出' });
  const go = async ({ step, kind, issues }: Offer) => {
    const paper = await draw.mutateAsync({ kind, bulletin: step === 'bulletin', issueIds: issues.map(({ id }) => id) });
    void navigate(`/papers/${paper.id}`);
  };
  return { busy: draw.isPending, go: (offer: Offer) => void go(offer).catch(() => {}) };
}

const useOffers = (issueId?: IssueId): Offer[] => {
  const may = useMay('issue.dispatch');
  return useVerb(paperContract.offers, issueId ? { issueId } : {}, { enabled: may }).data?.rows ?? [];
};

const about = ({ unitName, issues }: Offer): string => {
  const [first] = issues;
  return `${unitName ?? '全市'}，${issues.length === 1 && first ? `${first.number} 号“${first.title}”` : `${issues.length} 个问题`}`;
};

/** 该拟的公文, above the list of papers: what the ladder has come to and nobody drew up yet. Nothing where there is none. */
export function OfferedPapers() {
  const offers = useOffers();
  const { busy, go } = useDraw();
  if (offers.length === 0) return null;
  return (
    <section className="offered" aria-label="该拟的公文">
      <p className="sub">督办到了这一级，公文还没有拟：</p>
      <ul className="lines">
        {offers.map((offer) => (
          <li key={`${offer.step} ${offer.unitId} ${offer.issues[0]?.id}`}>
            <b>{says[offer.step]}</b>
            <span className="grow" title={offer.issues.map(({ title }) => title).join('、')}>
              {about(offer)}
            </span>
            <Button small busy={busy} onClick={() => go(offer)}>
              {`拟${says[offer.step]}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same of one issue, beside its ladder. */
export function OfferedForIssue({ issueId }: { issueId: IssueId }) {
  const offers = useOffers(issueId);
  const { busy, go } = useDraw();
  return offers.map((offer) => (
    <Button key={offer.step} small busy={busy} onClick={() => go(offer)}>
      {`拟${says[offer.step]}`}
    </Button>
  ));
}
