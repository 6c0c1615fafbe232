import { delegationContract } from '@weicheng/domain/organization';
import { Link } from 'react-router';
import { daySays, today } from '../../../shared/moments.ts';
import { Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useSignedIn } from '../../session.ts';
import { endingSoon } from './soon.ts';

/** 工作台: my delegations that end within seven days. */
export default function EndingSoon() {
  const me = useSignedIn();
  const mine = useVerb(delegationContract.mine, {});
  const soon = endingSoon(mine.data?.rows ?? [], today());
  if (soon.length === 0) return null;
  return (
    <Section title="快到期的委托" sub={`${soon.length} 项`}>
      <ul className="lines">
        {soon.map((row) => (
          <li key={row.id}>
            <span className="grow">{row.fromPersonId === me.personId ? `委托${row.toName}代办` : `代${row.fromName}办理`}</span>
            <span className="faint">{daySays(row.until)}到期</span>
            <Link className="btn small" to="/organization/delegations">
              看委托
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
