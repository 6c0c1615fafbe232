import { useQueryClient } from '@tanstack/react-query';
import { accountContract } from '@weicheng/domain/platform';
import { useEffect, useState } from 'react';
import { ErrorState } from '../../shared/parts/index.ts';
import { useVerb } from '../../shared/queries.ts';
import { setLargeText, useLargeText } from '../../shared/useTextSize.ts';
import { arrivalOf } from './arrival.ts';
import { SignInForm } from './SignInForm.tsx';
import './gate.css';

/** 登录. On a sample installation the accounts to try stand beside the form. */
export default function SignInPage() {
  const client = useQueryClient();
  const large = useLargeText();
  const options = useVerb(accountContract.options, {}, { staleTime: 600_000 });
  const [start, setStart] = useState<{ userName: string; password: string }>();
  const [arrival] = useState(() => arrivalOf(window.location.search));
  const samples = options.data?.sampleAccounts ?? [];
  useEffect(() => {
    document.title = '登录 · 卫城';
  }, []);
  return (
    <div className="gate">
      <main className={samples.length > 0 ? 'gate-body with-samples' : 'gate-body'}>
        <div className="gate-form">
          <h1>
            <b aria-hidden="true">卫</b>
            {options.data?.product ?? '卫城'}
          </h1>
          <SignInForm key={start?.userName} {...(start ? { start } : arrival)} onDone={() => void client.resetQueries()} />
          {options.data?.signOn && (
            <a className="btn whole" href={options.data.signOn.path}>
              用{options.data.signOn.name}登录
            </a>
          )}
          {options.error && <ErrorState failure={options.error} onRetry={() => void options.refetch()} />}
          <p className="faint">忘了密码，找本单位管理员重置。</p>
        </div>
        {samples.length > 0 && (
          <section className="gate-samples" aria-label="样例账号">
            <h2>样例账号</h2>
            <p className="faint">城市、单位、人都是虚构的。点一行填进去。</p>
            <ul>
              {samples.map((sample) => (
                <li key={sample.userName}>
                  <button type="button" onClick={() => setStart({ userName: sample.userName, password: sample.password })}>
                    <span>{sample.who}</span>
                    <span className="sub">{sample.userName}</span>
                    <span className="faint">{sample.password}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <button type="button" className="gate-text" aria-pressed={large} onClick={() => setLargeText(!large)}>
        {large ? '普通字' : '大字'}
      </button>
    </div>
  );
}
