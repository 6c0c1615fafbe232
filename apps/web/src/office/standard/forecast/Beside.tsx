import { Link } from 'react-router';

const pages = [
  { at: 'forecast', to: '/standard/forecast', says: '预测' },
  { at: 'method', to: '/standard/forecast/method', says: '方法' },
  { at: 'backTest', to: '/standard/forecast/back-test', says: '回测' },
] as const;

/** The pages of the forecast beside each other. */
export function Beside({ at }: { at: (typeof pages)[number]['at'] }) {
  return (
    <nav className="beside" aria-label="得分预测">
      {pages.map((page) => (
        <Link key={page.at} to={page.to} aria-current={page.at === at ? 'page' : undefined}>
          {page.says}
        </Link>
      ))}
    </nav>
  );
}
