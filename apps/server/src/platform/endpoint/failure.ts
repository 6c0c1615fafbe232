import { kernelProblems, Problem } from '@weicheng/domain/kernel';

type Thrown = { code?: string; statusCode?: number; message?: string; name?: string };

/** What went wrong, as a problem: refusals as they are, known faults in words, everything else as `broken` with the request's id. */
export function asProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const { code = '', statusCode, message = '' } = (typeof error === 'object' && error !== null ? error : {}) as Thrown;
  switch (code) {
    case '53100': // PostgreSQL: disk full
    case 'ENOSPC':
    case 'EDQUOT':
      return kernelProblems.diskFull({});
    case '40001': // serialization failure, deadlock: tried again already
    case '40P01':
    case '53300': // too many connections
    case '57P01': // the database is shutting down
    case '57P03':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return kernelProblems.busy({});
    case '23505': // somebody wrote the same row a moment ago
      return kernelProblems.changedMeanwhile({ what: '这一条' });
    case '22021': // a byte the database's UTF-8 refuses, U+0000 above all
    case '22P05':
      return kernelProblems.invalid({ fields: [{ path: '', message: '内容里有存不下的字符，删掉后再提交' }] });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return kernelProblems.tooLarge({ limit: '1 MB' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return kernelProblems.wrongContentType({ wanted: 'application/json' });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return kernelProblems.notJson({});
  }
  if (/timeout exceeded when trying to connect|Connection terminated/.test(message)) return kernelProblems.busy({});
  if (statusCode === 400) return kernelProblems.notJson({});
  return kernelProblems.broken({ requestId });
}

/** The body of a refusal on the wire: RFC 9457 `application/problem+json`, with a stable code and the sentence for the clerk. */
export const onTheWire = (problem: Problem, requestId: string) => ({
  type: `/api/docs#${problem.code}`,
  title: problem.message,
  status: problem.status,
  code: problem.code,
  instance: requestId,
  ...(Object.keys(problem.details).length ? { details: problem.details } : {}),
});
