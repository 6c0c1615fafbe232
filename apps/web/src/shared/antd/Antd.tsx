import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from '../theme.ts';
import { useLargeText } from '../useTextSize.ts';
import './antd.css';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Menus of controls inside a `<dialog>` must open inside it: it lies above the rest of the page. */
const popupHost = (control?: HTMLElement): HTMLElement => control?.closest('dialog') ?? document.body;

/** antd in Chinese, in the look of tokens.css, under the page's CSP. Pages of chapters are wrapped in it by the shell. */
export function Antd({ children }: { children: ReactNode }) {
  const large = useLargeText();
  const theme = useMemo(() => ({ ...antdTheme(), hashed: false, cssVar: { key: large ? 'large' : 'plain' } }), [large]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce }} wave={{ disabled: true }} getPopupContainer={popupHost}>
      {children}
    </ConfigProvider>
  );
}
