import { problem } from '../../kernel/index.ts';

export const submissionProblems = {
  yearNotOver: problem<{ year: number }>('submission.year-not-over', 409, ({ year }) => `${year} 年还没有过完，次年再锁定报送。`),
  nothing: problem<{ year: number }>('submission.nothing', 409, ({ year }) => `${year} 年还没有核准的数，没有可锁定的。先核准。`),
  gaps: problem<{ count: number }>('submission.gaps', 422, ({ count }) => `还缺 ${count} 处。补齐再锁定，或写明缺报的理由。`),
  same: problem<{ number: number }>('submission.same', 409, ({ number }) => `和第 ${number} 次报送的数一样，不用再锁定。`),
  moved: problem('submission.moved', 409, () => '刚有数变动，或别人刚锁定过。看过现在的数再锁定。'),
};
