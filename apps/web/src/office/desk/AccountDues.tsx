import { useNavigate } from 'react-router';
import { Button, Section } from '../../shared/parts/index.ts';
import { useSignedIn } from '../session.ts';

/** What my own account still needs. Shows nothing when nothing is needed. */
export function AccountDues() {
  const me = useSignedIn();
  const navigate = useNavigate();
  const dues = [
    !me.secondFactor.enabled && { key: 'secondFactor', says: '两步验证没有开', note: '开启后，别人拿到密码也进不来', act: '去开启' },
    me.unitName === null && { key: 'post', says: '你还没有岗位', note: '找本单位管理员给你加上，才看得到单位的事', act: null },
  ].filter((due) => due !== false);
  if (dues.length === 0) return null;
  return (
    <Section title="我的账号" sub={`${dues.length} 件`}>
      <ul className="lines">
        {dues.map((due) => (
          <li key={due.key}>
            <span className="grow">
              {due.says} <span className="faint">{due.note}</span>
            </span>
            {due.act && (
              <Button small onClick={() => void navigate('/account')}>
                {due.act}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
