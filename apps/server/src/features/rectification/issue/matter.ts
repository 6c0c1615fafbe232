import { matterCodesOf } from '../../../../../../standards/matters.ts';

export interface Matter {
  code: string;
  name: string;
  className: string;
  /** 俗称: how people say it in a message. */
  words: readonly string[];
}

let known: ReadonlyMap<string, Matter> | undefined;

/** 管理事项 by code, each with the class it stands in. */
export function matters(): ReadonlyMap<string, Matter> {
  if (known) return known;
  const { classes, matters } = matterCodesOf() ?? { classes: [], matters: [] };
  const classOf = new Map(classes.map(({ code, name }) => [code, name]));
  known = new Map(
    matters.map(({ code, name, words = [] }) => [code, { code, name, words, className: classOf.get(code.slice(0, 2)) ?? '' }]),
  );
  return known;
}
