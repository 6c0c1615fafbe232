import type { Page } from 'playwright-core';

/** What a page does wrong at the size it has: sticks out sideways, or has parts that nobody can name or read. */
export const wrongsOf = (page: Page): Promise<string[]> => page.evaluate(lookAround);

/** Runs in the page. */
function lookAround(): string[] {
  const wrongs: string[] = [];
  const shown = (e: Element) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const brief = (e: Element) => `${e.tagName.toLowerCase()}.${e.className} “${(e.textContent ?? '').trim().slice(0, 20)}”`;
  const width = document.documentElement.clientWidth;
  const everything = [...document.querySelectorAll('body *')].filter(shown);

  if (document.documentElement.scrollWidth > width) wrongs.push(`横向滚动 ${document.documentElement.scrollWidth} > ${width}`);
  for (const e of everything) {
    if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
      wrongs.push(`横向滚动 ${brief(e)} ${e.scrollWidth} > ${e.clientWidth}`);
    const box = e.getBoundingClientRect();
    if (e.matches('a, button, input, select, textarea, h1, h2, p') && box.width > 1 && (box.right > width + 1 || box.left < -1))
      wrongs.push(`出了屏幕 ${brief(e)} ${Math.round(box.left)}–${Math.round(box.right)}`);
  }

  if (width <= 720)
    for (const e of everything.filter((one) => one.matches('select, .ant-select')))
      if (e.getBoundingClientRect().height < 43.5) wrongs.push(`按不准 ${Math.round(e.getBoundingClientRect().height)} ${brief(e)}`);
  if (width >= 1440 && !document.documentElement.dataset.text)
    for (const e of everything.filter((one) => one.matches('.tree-foot')))
      if (e.getBoundingClientRect().height > 42) wrongs.push(`折了行 ${brief(e)}`);

  const labelled = (e: Element) =>
    (e.getAttribute('aria-labelledby') ?? '').split(' ').some((id) => document.getElementById(id)?.textContent?.trim());
  const nameless = (e: Element) =>
    !e.getAttribute('aria-label')?.trim() &&
    !labelled(e) &&
    !('labels' in e && [...((e as HTMLInputElement).labels ?? [])].some((label) => label.textContent?.trim())) &&
    !(e.matches('a, button, [role=option], [role=treeitem]') && e.textContent?.trim());
  for (const e of everything.filter((one) =>
    one.matches('a[href], button, input, select, textarea, dialog, [role=tree], table, nav, [role=img]'),
  ))
    if (nameless(e) && !e.matches('[aria-hidden=true], [aria-hidden=true] *, nav, table')) wrongs.push(`没有名字 ${brief(e)}`);
  const ids = everything.map(({ id }) => id).filter(Boolean);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrongs.push(`编号重复 ${id}`);
  for (const e of everything)
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-activedescendant'])
      for (const id of (e.getAttribute(name) ?? '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) wrongs.push(`${name} 指空 ${brief(e)}`);
  const heads = everything.filter((e) => e.matches('h1'));
  if (heads.length !== 1) wrongs.push(`${heads.length} 个一级标题`);
  if (document.documentElement.lang !== 'zh-CN') wrongs.push('页面没有写明中文');

  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: number[]) => {
    const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e: Element | null): number[] => {
    if (!e) return [255, 255, 255];
    const color = channels(getComputedStyle(e).backgroundColor);
    return (color[3] ?? 1) > 0.9 && color.length >= 3 ? color : ground(e.parentElement);
  };
  const pale = new Set<string>();
  for (const e of everything) {
    const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
    if (!own || e.closest('[aria-disabled=true], [aria-hidden=true]')) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(channels(style.color)), light(ground(e))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) pale.add(`看不清 ${contrast.toFixed(1)} ${style.color} ${brief(e)}`);
  }
  return [...wrongs, ...[...pale].slice(0, 5)];
}
