import type { Span } from '@weicheng/domain/plan';
import { Button } from '../../../../shared/parts/index.ts';

interface SourceToolsProps {
  selection: Span | null;
  why: string | null;
  onAdd: () => void;
}

/** Over the sheet: what its marks mean, and what can be done with a selection. */
export function SourceTools({ selection, why, onAdd }: SourceToolsProps) {
  return (
    <header className="pane-strip">
      <h2>原文</h2>
      <span className="grow" />
      {selection ? (
        // the selection must outlive the press
        <span onPointerDown={(e) => e.preventDefault()}>
          <Button small why={why} keys="N" onClick={onAdd}>
            选中的添成一条任务
          </Button>
        </span>
      ) : (
        <>
          <span className="legend">
            <i className="m-unit" />
            单位
          </span>
          <span className="legend">
            <i className="m-when" />
            时限
          </span>
          <span className="legend">
            <i className="m-goal" />
            指标
          </span>
          <span className="legend">
            <i className="m-ask" />
            待定
          </span>
        </>
      )}
    </header>
  );
}
