import { type Day, problem } from '../../kernel/index.ts';

export const aliasProblems = {
  taken: problem<{ name: string; unitName: string }>(
    'alias.taken',
    409,
    ({ name, unitName }) => `“${name}”在这段时间已经指“${unitName}”。先停用那一条，或把起止日期错开。`,
  ),
  sameAsName: problem<{ name: string }>('alias.same-as-name', 409, ({ name }) => `“${name}”就是单位现在的名称，不用登记别名。`),
  backwards: problem('alias.backwards', 422, () => '停用日期要晚于启用日期。'),
  ended: problem<{ on: Day }>('alias.ended', 409, ({ on }) => `这个别名已于 ${on} 停用。`),
};
