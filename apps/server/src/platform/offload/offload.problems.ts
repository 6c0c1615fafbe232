import { problem } from '@weicheng/domain/kernel';

export const offloadProblems = {
  tooLong: problem<{ seconds: number }>(
    'offload.too-long',
    413,
    ({ seconds }) => `内容太多，${seconds} 秒没有处理完，没有收下。删掉不要的部分，或分几次提交。`,
  ),
  tooBig: problem<{ megabytes: number }>(
    'offload.too-big',
    413,
    ({ megabytes }) => `内容展开后超过 ${megabytes} MB，没有收下。删掉不要的部分，或分几次提交。`,
  ),
  stopped: problem('offload.stopped', 503, () => '处理这份内容时中断了，没有收下，已有数据没有受影响。再提交一次。'),
};
