import { kernelProblems, type Problem, parametersOf, type Verb } from '@weicheng/domain/kernel';
import { fileProblems } from '@weicheng/domain/platform';
import type { FastifyInstance } from 'fastify';
import { admissionProblems } from '../endpoint/index.ts';
import { offloadProblems } from '../offload/index.ts';
import { docsStyle } from './docsStyle.ts';
import { type Field, fieldsOf } from './fields.ts';

/** Refusals by name, as they are declared beside their codes. */
export type ProblemCatalogue = { [name: string]: (details: never) => Problem };

/** 接口目录：the interface as a page to read, printed from the contracts, without any script. */
export function mountDocs(app: FastifyInstance, verbs: readonly Verb[], version: string, problems: readonly ProblemCatalogue[]): void {
  let page: string | undefined;
  app.get('/api/docs', (_request, reply) => {
    page ??= documentOf(verbs, version, [kernelProblems, admissionProblems, fileProblems, offloadProblems, ...problems]);
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'cache-control': 'no-cache',
      })
      .send(page);
  });
  app.get('/api/docs.css', (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(docsStyle));
}

function documentOf(verbs: readonly Verb[], version: string, problems: readonly ProblemCatalogue[]): string {
  const nouns = [...Map.groupBy(verbs, (v) => v.name.split('.')[0] ?? v.name)];
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>接口目录 · 卫城</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><div class="frame">
<nav aria-label="目录"><p>卫城 接口目录</p>${nouns.map(([noun, own]) => html`<a href="#${noun}"><span>${noun}</span><em>${own.length}</em></a>`)}<a href="#problems">没有办成</a></nav>
<main><h1>接口目录</h1>
<p class="lead">版本 ${version}，共 ${verbs.length} 个接口。机器读的描述在 <a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。</p>
<p class="lead">写入（POST、PUT）要带 <code>x-weicheng: 1</code>。带 <code>Idempotency-Key</code> 的提交可以放心重发，一天之内只办一次，答复相同。没有声明的字段不收。</p>
<p class="lead">没有办成时答 <code>application/problem+json</code>：<code>code</code> 给程序判断，<code>title</code> 给人看，<code>instance</code> 是报修用的编号。</p>
${nouns.map(([noun, own]) => html`<section><h2 id="${noun}">${noun}</h2>${own.map(verbOf)}</section>`)}
<section class="problems"><h2 id="problems">没有办成</h2><table><thead><tr><th>code</th><th>状态</th><th>说的话</th></tr></thead><tbody>${problems.flatMap(rowsOf)}</tbody></table></section>
</main></div></body></html>`.text;
}

function verbOf(verb: Verb): Html {
  const inPath = parametersOf(verb.path);
  const place = (name: string) => (inPath.includes(name) ? '路径' : verb.method === 'GET' || verb.consumes ? '查询' : '正文');
  return html`<article id="${verb.name}"><h3>${verb.summary} <code>${verb.name}</code></h3>
<p class="call"><b>${verb.method}</b><code>${verb.path}</code><span>${mayOf(verb)}</span>${verb.attemptsPerMinute ? html`<span>每分钟最多 ${verb.attemptsPerMinute} 次</span>` : ''}</p>
${table('送来', fieldsOf(verb.input, 'input'), place)}
${verb.consumes ? html`<h4>正文</h4><p class="call"><code>${verb.consumes}</code></p>` : ''}
${verb.produces ? html`<h4>答复</h4><p class="call"><code>${verb.produces}</code></p>` : table('答复', fieldsOf(verb.output, 'output'))}
</article>`;
}

const mayOf = ({ may }: Verb): string => {
  if (may === 'anyone') return '不用登录';
  if (may === 'account') return '登录即可，首次改密码之前也行';
  return may === 'member' ? '登录即可' : `要有权限 ${may}`;
};

const table = (title: string, fields: readonly Field[], place?: (name: string) => string): Html | '' =>
  fields.length === 0
    ? ''
    : html`<h4>${title}</h4><table><thead><tr><th>字段</th><th>类型</th><th></th><th>说明</th></tr></thead><tbody>${fields.map(
        (f) =>
          html`<tr><td><code>${f.name}</code></td><td>${f.type}</td><td>${place ? (f.required ? '必填' : '选填') : f.required ? '' : '可缺'}</td><td>${[
            place && !f.name.includes('.') && place(f.name) !== '正文' ? `在${place(f.name)}里` : '',
            f.limits,
          ]
            .filter(Boolean)
            .join('；')}</td></tr>`,
      )}</tbody></table>`;

/** Asks each refusal for its sentence with the names of the details in the place of their values. */
function rowsOf(catalogue: ProblemCatalogue): Html[] {
  const names = new Proxy<{ [name: string]: unknown }>(
    { fields: [{ path: '〔path〕', message: '〔message〕' }] },
    { get: (known, name) => known[String(name)] ?? `〔${String(name)}〕` },
  );
  return Object.values(catalogue).map((make) => {
    const { code, status, message } = make(names as never);
    return html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${message}</td></tr>`;
  });
}

/** Text that is markup already; everything else that goes into markup is escaped. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((s, i) => s + (i < parts.length ? markup(parts[i] ?? '') : '')).join(''));
}

const escapes: { [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function markup(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((p) => p.text).join('');
  return String(part).replace(/[&<>"']/g, (char) => escapes[char] ?? char);
}
