import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Icon } from '../../shared/parts/index.ts';

/** One line over the page while there is no network. What is on screen stays. */
export function Offline() {
  const online = useSyncExternalStore(
    (hear) => onlineManager.subscribe(hear),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <p className="offline" role="status">
      <Icon name="offline" />
      没有信号。看得到的还能看，提交要等有信号；填的内容留在页面上。
    </p>
  );
}
