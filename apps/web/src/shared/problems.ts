import { Problem } from '@weicheng/domain/kernel';

/** Any failure as a Problem: the server's own sentence, or one that owns up. */
export const problemOf = (failure: unknown): Problem =>
  failure instanceof Problem
    ? failure
    : new Problem('page-broken', 500, '页面出错，没有办成，已有数据没有受影响。刷新后再试。', { cause: String(failure) });
