import type { Clause, Confirmation, Verification } from '@weicheng/domain/standard';

/** 核实到哪一步, in the words of the page. */
export const verificationSays: Readonly<Record<Verification, string>> = {
  seen: '见过原文',
  indirect: '见于转述',
  unverified: '待核实',
};

/** 第 12 条; where the official number is not known there is none to print. */
export const numberSays = ({ number }: Pick<Clause, 'number'>): string => (number === null ? '' : `第 ${number} 条`);

/** 林若宁 11-25 核实. */
export const confirmedSays = ({ confirmedBy, confirmedAt }: Confirmation): string =>
  `${confirmedBy} ${new Date(confirmedAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })} 核实`;
