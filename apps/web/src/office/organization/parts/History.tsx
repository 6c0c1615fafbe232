import { trailContract } from '@weicheng/domain/organization';
import { Button, ErrorState, Facts, Section } from '../../../shared/parts/index.ts';
import { usePages } from '../../../shared/queries.ts';

/** 办理记录 of one thing, newest first. */
export function History({ about }: { about: string }) {
  return <HistoryLines {...usePages(trailContract.of, { about, limit: 20 })} />;
}

type Pages = Pick<
  ReturnType<typeof usePages<typeof trailContract.of>>,
  'rows' | 'loading' | 'failure' | 'hasMore' | 'onMore' | 'loadingMore'
>;

/** The same of what a chapter answers for by a verb of its own. */
export function HistoryLines({ rows, loading, failure, hasMore, onMore, loadingMore }: Pages) {
  return (
    <Section title="办理记录">
      {failure ? (
        <ErrorState failure={failure} />
      ) : rows.length > 0 ? (
        <Facts
          lines={rows.map((row) => ({
            id: row.id,
            at: row.at,
            says: row.says,
            actor: [row.unitName, row.actorName].filter(Boolean).join(' · ') || null,
            words: row.line,
          }))}
        />
      ) : (
        <p className="faint">{loading ? '正在读取' : '还没有记录。'}</p>
      )}
      {hasMore && (
        <Button small busy={loadingMore} onClick={onMore}>
          看更早的
        </Button>
      )}
    </Section>
  );
}
