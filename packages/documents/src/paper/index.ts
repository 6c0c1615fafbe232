export { fonts, fontTable } from './fonts.ts';
export { imprint, redHead, signed } from './head.ts';
export { across, landscape, page, portrait, styles, twips } from './layout.ts';
export { packPaper } from './pack.ts';
export { type PaperPicture, pictureTable } from './pictures.ts';
export { cell, type FormField, formOf, groupedTable, lines, type PaperColumn, tableOf, widthsOf } from './table.ts';
