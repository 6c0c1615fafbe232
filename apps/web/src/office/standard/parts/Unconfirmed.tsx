import { Tip } from '../../../shared/parts/index.ts';

/** 待核: the figure was not seen in the text of the standard. Stands beside every figure it is true of, on paper too. */
export const Unconfirmed = ({ say = '目标值没有见到标准原文，由创卫办核实后去掉这个标记。' }: { say?: string }) => (
  <Tip say={say}>
    <span className="unconfirmed">待核</span>
  </Tip>
);
