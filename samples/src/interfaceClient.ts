/**
 * 对接示例: how the city-management platform and the 12345 line register their cases here. Nothing but `fetch`; copy it and change the
 * two functions that read your own records. Run: `node samples/src/interfaceClient.ts http://127.0.0.1:8080 wck_… cases.json`
 */
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';

/** What is sent: the input of `POST /api/issues` (docs/api, the interface document). */
interface NewIssue {
  title: string;
  text: string;
  source: 'hotline' | 'inspection';
  sourceNumber: string;
  matter: string | null;
  place: string;
  location: { longitude: number; latitude: number } | null;
}

/** 回执: what is kept of the answer. */
export interface Receipt {
  id: string;
  number: number;
}

/** A refusal: a sentence for people, a code for programs. */
class Refused extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, { code, title }: { code: string; title: string }) {
    super(title);
    this.code = code;
    this.status = status;
  }
}

/** A case of the city-management platform, GB/T 47678. */
export interface PlatformCase {
  kind: 'platform';
  /** 案卷号 */
  caseNumber: string;
  /** 事项代码: division code 6 + class 2 + subclass 3. */
  matterCode: string;
  description: string;
  address: string;
  /** CGCS2000; for our purpose the same as WGS-84. */
  x?: number;
  y?: number;
}

/** A case of the 12345 line. */
export interface HotlineCase {
  kind: 'hotline';
  /** 工单编号 */
  orderNumber: string;
  title: string;
  content: string;
  address: string;
}

/** 事项代码 of GB/T 47678.5 → the five digits of its class and subclass; those of 管理部件 (17 digits) have no matter here. */
export const matterOf = (code: string): string | null => /^\d{6}((?:0[6-9]|10)\d{3})$/.exec(code)?.[1] ?? null;

const short = (text: string, most: number) => [...text.replace(/\s+/gu, ' ').trim()].slice(0, most).join('');

/** Two kinds of cases, one kind of issue. Names and telephone numbers of residents stay with the sender. */
export function issueOf(one: PlatformCase | HotlineCase): NewIssue {
  if (one.kind === 'platform')
    return {
      title: short(one.description, 80),
      text: one.description.slice(0, 2000),
      source: 'inspection',
      sourceNumber: one.caseNumber,
      matter: matterOf(one.matterCode),
      place: short(one.address, 120),
      location: one.x !== undefined && one.y !== undefined ? { longitude: one.x, latitude: one.y } : null,
    };
  return {
    title: short(one.title, 80),
    text: one.content.replace(/1[3-9]\d{9}/gu, '（号码略）').slice(0, 2000),
    source: 'hotline',
    sourceNumber: one.orderNumber,
    matter: null,
    place: short(one.address, 120),
    location: null,
  };
}

/** One case is one key: however often it is sent, it is registered once and the receipt is the same. */
const keyOf = (one: PlatformCase | HotlineCase): string => `${one.kind}:${one.kind === 'platform' ? one.caseNumber : one.orderNumber}`;

/** 登记一件. What does not arrive is sent again; what is refused is not. */
export async function register(base: string, key: string, one: PlatformCase | HotlineCase, tries = 3): Promise<Receipt> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(new URL('/api/issues', base), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'x-weicheng': '1', 'idempotency-key': keyOf(one) },
      body: JSON.stringify(issueOf(one)),
    }).catch((failure: unknown) => {
      if (attempt >= tries) throw failure;
      return null;
    });
    if (answer?.ok) {
      const { id, number } = (await answer.json()) as Receipt;
      return { id, number };
    }
    if (answer && answer.status < 500) throw new Refused(answer.status, (await answer.json()) as { code: string; title: string });
    if (attempt >= tries) throw new Error(`HTTP ${answer?.status}`);
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

/** How an issue stands by now: its state and its lead unit, to be told to whoever reported it. */
export async function stateOf(
  base: string,
  key: string,
  id: string,
): Promise<{ state: string; leadUnitName: string | null; closedAt: string | null }> {
  const answer = await fetch(new URL(`/api/issues/${id}`, base), { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Refused(answer.status, (await answer.json()) as { code: string; title: string });
  const { issue } = (await answer.json()) as { issue: { state: string; leadUnitName: string | null; closedAt: string | null } };
  return { state: issue.state, leadUnitName: issue.leadUnitName, closedAt: issue.closedAt };
}

if (import.meta.filename === argv[1]) {
  const [, , base = '', key = '', file = ''] = argv;
  for (const one of JSON.parse(readFileSync(file, 'utf8')) as (PlatformCase | HotlineCase)[]) {
    const said = await register(base, key, one).then(
      ({ number }) => `已登记 ${number} 号`,
      (failure: Error) => `没有登记：${failure.message}`,
    );
    stdout.write(`${keyOf(one)} ${said}\n`);
  }
}
