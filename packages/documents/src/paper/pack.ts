import { type Document, Packer } from 'docx';
import { pack } from '../zip/index.ts';
import { fontTable } from './fonts.ts';

/** What docx makes a file of: the parts by name. It does not offer them by themselves; the version is pinned, and the tests open what comes of it. */
interface Compiler {
  compile(paper: Document, prettify?: undefined, overrides?: { path: string; data: string }[]): ReadonlyMap<string, string | Uint8Array>;
}

/**
 * A paper as .docx. Its pictures go in as they are: compressing a JPEG again brings nothing, and the packer of docx takes a quarter of a megabyte
 * besides for each of them.
 */
export function packPaper(paper: Document): Uint8Array {
  const compiler: Compiler = Reflect.get(Packer, 'compiler');
  const parts = compiler.compile(paper, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
  return pack(new Map([...parts].map(([name, part]) => [name, typeof part === 'string' ? Buffer.from(part) : part])), /\.(xml|rels)$/);
}
