export { fonts, fontTable } from './fonts.ts';
export { across, landscape, page, portrait, styles, twips } from './layout.ts';
