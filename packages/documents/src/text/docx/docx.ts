import { Notes, type ReadText } from '../notes.ts';
import { textProblems } from '../text.problems.ts';
import { TextBuilder } from '../textBuilder.ts';
import { Body } from './body.ts';
import { Numbering } from './numbering.ts';
import { openPackage } from './package.ts';
import { child } from './xml.ts';

/**
 * Word 2007 and later. Automatic numbers are printed, insertions taken, deletions dropped; headers, footers and notes below the
 * page are not read, nor is anything outside the body opened.
 */
export async function readDocx(bytes: Buffer): Promise<ReadText> {
  const { document, styles, numbering, comments, relations, macros } = await openPackage(bytes);
  const body = child(child(document, 'document'), 'body');
  if (!body) throw textProblems.damaged({ kind: 'Word' });
  const notes = new Notes();
  const builder = new TextBuilder();
  new Body(new Numbering(styles, numbering), builder, notes).read(body);
  notes.add('comment', child(comments, 'comments')?.children.filter((c) => c.name === 'comment').length ?? 0);
  notes.add('externalLink', relations.filter((r) => r.outside && r.type !== 'hyperlink').length);
  if (macros) notes.add('script');
  return { ...builder.build(), notes: notes.list() };
}
