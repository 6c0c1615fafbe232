import { posix } from 'node:path';
import { unzip } from '../../zip/index.ts';
import { textProblems } from '../text.problems.ts';
import { type Element, parseXml } from './xml.ts';

const inflated = 96 * 1024 * 1024;
/** XML anywhere but in drawings, themes and settings: the body may be kept under any name. */
const wanted = /^(?!.*(?:theme|diagrams|charts|embeddings|customXml|docProps|glossary)\/).*\.(?:xml|rels)$/i;

/** The parts of a .docx that the text comes from. */
export interface Package {
  document: Element;
  styles: Element | undefined;
  numbering: Element | undefined;
  comments: Element | undefined;
  /** Relations of the body: type (its last word) and whether they point outside the file. */
  relations: { type: string; outside: boolean }[];
  macros: boolean;
}

export async function openPackage(bytes: Buffer): Promise<Package> {
  const refuse = {
    locked: () => textProblems.locked({ kind: 'Word' }),
    damaged: () => textProblems.damaged({ kind: 'Word' }),
    swollen: () => textProblems.swollen({}),
  };
  const { parts, names } = await unzip(bytes, { wanted, inflated, refuse });
  const relationsOf = (path: string) => {
    const { dir, base } = posix.parse(path);
    const part = parts.get(posix.join(dir, '_rels', `${base}.rels`));
    const found = part ? (parseXml(part).children[0]?.children ?? []) : [];
    return found.map(({ attributes }) => ({
      type: (attributes.Type ?? '').slice((attributes.Type ?? '').lastIndexOf('/') + 1),
      outside: attributes.TargetMode === 'External',
      target: posix.normalize(posix.join((attributes.Target ?? '').startsWith('/') ? '' : dir, attributes.Target ?? '')).replace(/^\//, ''),
    }));
  };
  const body = relationsOf('').find((r) => r.type === 'officeDocument')?.target ?? 'word/document.xml';
  const document = parts.get(body);
  if (!document) throw names.has(body) ? refuse.damaged() : textProblems.otherKind({ kind: '压缩包', advice: '解压后选里面的方案文件。' });
  const relations = relationsOf(body);
  const part = (type: string) => {
    const found = parts.get(relations.find((r) => r.type === type && !r.outside)?.target ?? '');
    return found && parseXml(found);
  };
  return {
    document: parseXml(document),
    styles: part('styles'),
    numbering: part('numbering'),
    comments: part('comments'),
    relations,
    macros: relations.some((r) => r.type === 'vbaProject'),
  };
}
