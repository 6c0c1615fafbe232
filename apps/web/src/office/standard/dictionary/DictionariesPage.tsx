import { dictionaryContract } from '@weicheng/domain/standard';
import { Link, useNavigate, useParams } from 'react-router';
import { Button, Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { usePhone } from '../../organization/parts/usePhone.ts';
import '../../organization/organization.css';
import { DictionaryView } from './DictionaryView.tsx';
import './dictionary.css';

/** 词典: the words every place defines for itself, as this city has them. */
export default function DictionariesPage() {
  const { key } = useParams();
  const navigate = useNavigate();
  const phone = usePhone();
  const list = useVerb(dictionaryContract.list, {});
  const rows = list.data?.rows ?? [];
  const chosen = rows.find((one) => one.key === key) ?? (phone ? undefined : rows[0]);
  return (
    <Page
      title="词典与日历"
      sub={list.data && `${rows.length} 本词典`}
      fill
      actions={
        <Button icon="calendar" onClick={() => void navigate('/standard/calendar')}>
          工作日历
        </Button>
      }
    >
      <div className={key ? 'org-split narrow has-unit' : 'org-split narrow'}>
        <nav className="org-tree side-list" aria-label="词典">
          {list.error && !list.data ? (
            <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
          ) : !list.data ? (
            <LoadingRows />
          ) : (
            rows.map((one) => (
              <Link
                key={one.key}
                to={`/standard/dictionaries/${one.key}`}
                className="side-row"
                aria-current={one.key === chosen?.key ? 'page' : undefined}
              >
                <span className="cut grow">{one.name}</span>
                <span className="count">{one.entries.filter(({ standing }) => standing !== 'retired').length} 条</span>
              </Link>
            ))
          )}
        </nav>
        <section className="org-unit">
          {chosen && list.data ? (
            <DictionaryView key={chosen.key} dictionary={chosen} why={list.data.can.word} />
          ) : (
            list.data && key !== undefined && <Empty>没有这本词典。</Empty>
          )}
        </section>
      </div>
    </Page>
  );
}
