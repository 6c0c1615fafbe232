import { shortened } from '../../kernel/index.ts';
import type { FindingRow } from '../../standard/index.ts';
import type { IssueSeverity } from '../issue/issue.schema.ts';

/** What a finding of a mock assessment says about the issue it becomes. */
export interface FindingToPutRight extends Pick<FindingRow, 'sheetNumber' | 'placeName' | 'text' | 'severity' | 'siteId'> {
  assessmentTitle: string;
  placeKindName: string;
  address: string;
  asks: string;
}

const most = { title: 80, text: 2000, place: 120, number: 60 } as const;

/** 严重 of a checklist is what costs most points; 紧急 is what cannot wait, and no list knows that. */
const severities: Readonly<Record<FindingRow['severity'], IssueSeverity>> = { minor: 'minor', major: 'major', severe: 'major' };

/** 检查发现怎样写成问题: title, text, place, severity, and where it comes from. */
export function issueOfFinding({
  sheetNumber,
  placeName,
  text,
  severity,
  siteId,
  assessmentTitle,
  placeKindName,
  address,
  asks,
}: FindingToPutRight) {
  const wrong = text.replace(/^没有做到：/, '');
  return {
    title: shortened(`${placeName}：${wrong}`, most.title),
    text: shortened(`${text}\n检查项：${asks}\n${assessmentTitle}第 ${sheetNumber} 号打分表（${placeKindName}）查出。`, most.text),
    place: siteId === null ? '' : shortened([placeName, address].filter(Boolean).join('，'), most.place),
    severity: severities[severity],
    source: 'inspection' as const,
    sourceNumber: shortened(`${assessmentTitle} ${sheetNumber} 号表`, most.number),
  };
}
