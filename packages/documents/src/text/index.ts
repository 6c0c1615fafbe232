export type { Note, NoteKind, ReadText } from './notes.ts';
export { readText } from './readText.ts';
export { textProblems } from './text.problems.ts';
