import { ScoreSheetId } from '@weicheng/domain/standard';
import { useParams } from 'react-router';
import { Empty, ErrorState, LoadingRows, Page } from '../../../shared/parts/index.ts';
import '../../organization/organization.css';
import '../mockAssessment/mock.css';
import './sheet.css';
import { SheetForm } from './SheetForm.tsx';
import { useSheet } from './useSheet.ts';

/** 打分表: one line an item, filled by keyboard alone. */
export default function SheetPage() {
  const id = ScoreSheetId.safeParse(useParams().id);
  if (id.success) return <Sheet key={id.data} id={id.data} />;
  return (
    <Page title="打分表">
      <Empty>没有这张打分表。</Empty>
    </Page>
  );
}

function Sheet({ id }: { id: ScoreSheetId }) {
  const { read, write, put } = useSheet(id);
  if (read.data) return <SheetForm data={read.data} write={write} onTheirs={put} />;
  return (
    <Page title="打分表">{read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows />}</Page>
  );
}
