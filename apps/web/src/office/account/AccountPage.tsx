import { useState } from 'react';
import { Button, CheckField, Dialog, Page, Section, StateGlyph } from '../../shared/parts/index.ts';
import { setLargeText, useLargeText } from '../../shared/useTextSize.ts';
import { useSignedIn } from '../session.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { Sessions } from './Sessions.tsx';
import { StartSecondFactor } from './StartSecondFactor.tsx';
import { StopSecondFactor } from './StopSecondFactor.tsx';
import { leave } from './signOut.ts';
import './account.css';

/** 我的账号 */
export default function AccountPage() {
  const me = useSignedIn();
  const large = useLargeText();
  const [open, setOpen] = useState<'password' | 'start' | 'stop' | null>(null);
  const close = () => setOpen(null);
  const { enabled, required } = me.secondFactor;
  return (
    <Page
      title="我的账号"
      actions={
        <Button icon="out" onClick={() => void leave()}>
          退出登录
        </Button>
      }
    >
      <div className="account">
        <Section title="本人">
          <dl className="pairs">
            <dt>姓名</dt>
            <dd>{me.name}</dd>
            <dt>单位</dt>
            <dd>{me.unitName ?? <span className="faint">还没有岗位</span>}</dd>
            <dt>城市</dt>
            <dd>{me.cityName}</dd>
            <dt>用户名</dt>
            <dd>{me.userName}</dd>
          </dl>
        </Section>
        <Section title="登录">
          <ul className="lines">
            <li>
              <span className="grow">
                密码 <span className="faint">至少 10 个字符，不能是最近 5 次用过的</span>
              </span>
              <Button small onClick={() => setOpen('password')}>
                改密码
              </Button>
            </li>
            <li>
              <span className="grow">
                两步验证{' '}
                {enabled ? (
                  <StateGlyph shape="done" tone="done">
                    已开启
                  </StateGlyph>
                ) : (
                  <span className="faint">登录时再输一次手机上的验证码</span>
                )}
              </span>
              {enabled ? (
                <Button small why={required ? '你的岗位要求两步验证，不能关闭。' : null} onClick={() => setOpen('stop')}>
                  关闭
                </Button>
              ) : (
                <Button small onClick={() => setOpen('start')}>
                  开启
                </Button>
              )}
            </li>
            <li>
              <span className="grow faint">{me.idleMinutes} 分钟不操作，自动退出登录</span>
            </li>
          </ul>
        </Section>
        <Sessions />
        <Section title="显示">
          <CheckField
            label="大字"
            hint="字大、行高、按钮大，功能不少。只记在这台设备上。"
            name="largeText"
            value={large}
            error={undefined}
            onChange={(on) => setLargeText(on === true)}
          />
        </Section>
      </div>
      <Dialog open={open === 'password'} title="改密码" onClose={close}>
        <PasswordForm onDone={close} />
      </Dialog>
      <Dialog open={open === 'start'} title="开启两步验证" onClose={close}>
        <StartSecondFactor onDone={close} />
      </Dialog>
      <Dialog open={open === 'stop'} title="关闭两步验证" onClose={close}>
        <StopSecondFactor onDone={close} />
      </Dialog>
    </Page>
  );
}
