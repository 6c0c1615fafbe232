/**
 * 通知的一种, as it may leave the building: declared by its chapter. Only its words, how many and whose unit go out; never a person, a
 * photo or what somebody wrote.
 */
export interface NoticeKind {
  /** `noun.participle`: `issue.dispatched`. A public promise. */
  kind: string;
  /** 中文：交办问题. Stands before the number. */
  says: string;
  /** 量词：个、项. */
  measure: string;
  /** 存量：how many there are now, said anew each day; without it, how many more there were. */
  standing?: true;
  /** The page in the office where it is dealt with. */
  link: `/${string}`;
}

export const noticeKind = <K extends NoticeKind>(kind: K): K => kind;
