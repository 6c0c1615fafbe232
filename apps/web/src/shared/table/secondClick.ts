/** Two clicks so close together are one double click: in milliseconds and pixels. */
const soon = 500;
const near = 6;

/**
 * 双击: acts when the next click follows soon at the same place, whatever lies there by then. What the first click opened may have moved the
 * rows away from under the pointer, and then no element ever hears of a double click.
 */
export function onSecondClick(first: MouseEvent, act: () => void): void {
  const next = (second: MouseEvent) => {
    const isSecond =
      second.timeStamp - first.timeStamp < soon &&
      Math.abs(second.clientX - first.clientX) < near &&
      Math.abs(second.clientY - first.clientY) < near;
    if (!isSecond) return;
    second.stopPropagation();
    second.preventDefault();
    act();
  };
  window.addEventListener('click', next, { capture: true, once: true });
}
