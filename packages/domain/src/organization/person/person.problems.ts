import { type Day, problem } from '../../kernel/index.ts';
import { type PostKind, postKinds } from './person.schema.ts';

export const personProblems = {
  left: problem<{ name: string; on: Day }>('person.left', 409, ({ name, on }) => `${name}已于 ${on} 离岗，不能再办。`),
  headTaken: problem<{ unitName: string; kind: PostKind; holder: string }>(
    'person.head-taken',
    409,
    ({ unitName, kind, holder }) => `${unitName}的${postKinds[kind].says}现在是${holder}，先给${holder}免职再任命。`,
  ),
  samePost: problem<{ unitName: string; kind: PostKind }>(
    'person.same-post',
    409,
    ({ unitName, kind }) => `已经任${unitName}${postKinds[kind].says}，不用再任。`,
  ),
  future: problem<{ today: Day }>('person.future', 422, ({ today }) => `日期不能晚于今天（${today}），到那天再办。`),
  postEnded: problem<{ on: Day }>('person.post-ended', 409, ({ on }) => `这个岗位已于 ${on} 免去。`),
  postBackwards: problem<{ from: Day }>('person.post-backwards', 422, ({ from }) => `免职日期要晚于任职日期 ${from}。`),
  unitNotStanding: problem<{ unitName: string; on: Day }>(
    'person.unit-not-standing',
    409,
    ({ unitName, on }) => `${unitName}在 ${on} 不存在，换一个单位或日期。`,
  ),
  stillOwed: problem<{ name: string; items: string[] }>(
    'person.still-owed',
    409,
    ({ name, items }) =>
      `${name}还有 ${items.length} 项没有交接：${items.slice(0, 3).join('、')}${items.length > 3 ? '等' : ''}。先选好接手的人。`,
  ),
  receiverLeft: problem<{ name: string }>('person.receiver-left', 409, ({ name }) => `${name}已离岗，不能接手。换一个人。`),
  receiverSelf: problem('person.receiver-self', 422, () => '不能交接给本人。换一个人。'),
  notOwed: problem<{ key: string }>('person.not-owed', 409, () => '要交接的事项刚有变动，刷新后重选。'),
  mayNotLapse: problem<{ says: string }>('person.may-not-lapse', 422, ({ says }) => `“${says}”要有人接手，选一个接手的人。`),
};
