/** The statuses a refusal may travel with; HTTP is only one way of delivering it. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 500 | 503 | 507;

/**
 * 一件办不成的事：说清是什么、为什么、怎么办。
 * A refusal is a value with a stable code and a sentence a clerk can act on; it is not an incident.
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: ProblemStatus;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: ProblemStatus, sentence: string, details: Record<string, unknown> = {}) {
    super(sentence);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Declares one kind of refusal. The sentence is written once, in Chinese, beside its code; the code is a public promise. */
export const problem =
  <D extends Record<string, unknown> = Record<string, never>>(code: string, status: ProblemStatus, say: (details: D) => string) =>
  (details: D): Problem =>
    new Problem(code, status, say(details), details);

/** One field that could not be taken, with the reason in words. `path` is dotted, as in the input. */
export type FieldError = { path: string; message: string };

export const kernelProblems = {
  notSignedIn: problem('not-signed-in', 401, () => '登录已失效，重新登录后继续。没提交的内容还在页面上。'),
  notAllowed: problem<{ what: string }>('not-allowed', 403, ({ what }) => `你的岗位不能“${what}”。要办，找本单位管理员或创卫办授权。`),
  notFound: problem<{ what: string }>('not-found', 404, ({ what }) => `没有找到${what}，可能已经变动。返回列表刷新后再找。`),
  noSuchVerb: problem<{ path: string }>('no-such-verb', 404, ({ path }) => `没有“${path}”这个接口。接口目录在 /api/docs。`),
  invalid: problem<{ fields: FieldError[] }>('invalid-input', 422, ({ fields }) =>
    fields.length === 1 && fields[0]
      ? `${fields[0].path ? `“${fields[0].path}”` : ''}${fields[0].message}`
      : `有 ${fields.length} 处填写不对，改好标出的地方再提交。`,
  ),
  notJson: problem('not-json', 400, () => '提交的内容不是完整的 JSON，没有收下。重新提交一次。'),
  wrongContentType: problem<{ wanted: string }>('wrong-content-type', 415, ({ wanted }) => `提交内容的类型不对，要用 ${wanted}。`),
  tooLarge: problem<{ limit: string }>('too-large', 413, ({ limit }) => `内容超过 ${limit}，没有收下。分几次提交。`),
  tooManyRequests: problem<{ seconds: number }>('too-many-requests', 429, ({ seconds }) => `提交太密，${seconds} 秒后再试。`),
  changedMeanwhile: problem<{ what: string }>(
    'changed-meanwhile',
    409,
    ({ what }) => `${what}刚被别人改过。刷新后看一眼再改，你填的内容还在。`,
  ),
  keyReused: problem('idempotency-key-reused', 409, () => '同一个提交编号用在了两次不同的内容上，后一次没有收下。刷新页面重新提交。'),
  busy: problem('busy', 503, () => '现在办理的人太多，这一次没有办成。稍等几秒再提交，内容不会丢。'),
  diskFull: problem('disk-full', 507, () => '服务器的磁盘满了，这一次没有存下，已有数据没有受影响。请系统管理员清理磁盘后再提交。'),
  broken: problem<{ requestId: string }>(
    'broken',
    500,
    ({ requestId }) => `系统出错，没有办成，已有数据没有受影响。把编号 ${requestId} 告诉系统管理员。`,
  ),
};
