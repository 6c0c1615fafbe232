import { type IssueId, paperContract } from '@weicheng/domain/rectification';
import { Button, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { DrawPaper, useDrawPaper } from './DrawPaper.tsx';
import { PaperLines } from './PaperLines.tsx';

/** 公文 that speak of an issue, on its page. */
export function PapersOfIssue({ issueId }: { issueId: IssueId }) {
  const papers = useVerb(paperContract.list, { issueId, limit: 50 });
  const window = useDrawPaper();
  const rows = papers.data?.rows ?? [];
  return (
    <Section
      title="公文"
      sub={rows.length > 0 ? `${rows.length} 份` : ''}
      action={
        <Button small onClick={window.show}>
          拟公文
        </Button>
      }
    >
      {rows.length > 0 && <PaperLines papers={rows} />}
      {window.open && <DrawPaper issueIds={[issueId]} onClose={window.hide} />}
    </Section>
  );
}
