import type { ThemeConfig } from 'antd';

/** Reads one custom property of tokens.css. */
const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const size = (name: string): number => Number.parseFloat(token(name));

/**
 * The antd theme, from tokens.css as it stands now: call it again when the text size changes. No compact algorithm (its
 * 12 px is too small) and no preset tag colours.
 */
export function antdTheme(): ThemeConfig {
  const [pine, wash, line, strong] = [token('--pine'), token('--pine-wash'), token('--line'), token('--line-strong')];
  const [ink, ink2, ink3] = [token('--ink'), token('--ink-2'), token('--ink-3')];
  const [surface, page, hover, sunken] = [token('--surface'), token('--page'), token('--hover'), token('--sunken')];
  const focusRing = 'rgba(30, 107, 87, 0.28)';
  return {
    token: {
      colorPrimary: pine,
      colorPrimaryHover: token('--pine-hover'),
      colorPrimaryActive: token('--pine-active'),
      colorPrimaryBg: wash,
      colorPrimaryBorder: token('--pine-line'),
      colorInfo: token('--waiting'),
      colorInfoBg: token('--waiting-wash'),
      colorInfoBorder: token('--waiting-line'),
      colorLink: pine,
      colorLinkHover: token('--pine-hover'),
      colorLinkActive: token('--pine-active'),
      colorSuccess: token('--done'),
      colorSuccessBg: token('--done-wash'),
      colorSuccessBorder: token('--done-line'),
      colorWarning: token('--soon'),
      colorWarningBg: token('--soon-wash'),
      colorWarningBorder: token('--soon-line'),
      colorError: token('--overdue'),
      colorErrorBg: token('--overdue-wash'),
      colorErrorBorder: token('--overdue-line'),
      colorText: ink,
      colorTextHeading: ink,
      colorTextSecondary: ink2,
      colorIcon: ink2,
      colorTextTertiary: ink3,
      colorTextPlaceholder: ink3,
      colorTextDisabled: ink3,
      colorTextQuaternary: token('--ink-off'),
      colorBgContainerDisabled: sunken,
      colorBgLayout: page,
      colorFillAlter: page,
      colorBgContainer: surface,
      colorBgElevated: surface,
      colorBgSpotlight: ink,
      colorBorder: strong,
      colorBorderSecondary: line,
      colorSplit: line,
      controlItemBgHover: hover,
      controlItemBgActive: wash,
      controlOutline: focusRing,
      controlOutlineWidth: 2,
      lineWidthFocus: 2,
      borderRadius: size('--r'),
      borderRadiusSM: size('--r-sm'),
      borderRadiusLG: size('--r-lg'),
      controlHeight: size('--h-control'),
      controlHeightSM: size('--h-control-sm'),
      controlHeightLG: 44,
      fontFamily: token('--sans'),
      fontSize: size('--t'),
      fontSizeSM: size('--t-sm'),
      fontSizeLG: size('--t-md'),
      fontWeightStrong: 600,
      sizeStep: 4,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadowSecondary: token('--shadow-float'),
    },
    components: {
      Tree: { titleHeight: size('--h-control'), nodeHoverBg: hover, nodeSelectedBg: wash, indentSize: 20 },
      Tabs: { horizontalItemGutter: 20, horizontalItemPadding: '7px 0', itemSelectedColor: ink, inkBarColor: pine },
      Input: { activeShadow: `0 0 0 2px ${focusRing}` },
    },
  };
}
