import { describe, expect, it } from 'vitest';
import { refusalOf } from './importing.ts';

const says = (name: string, size = 1) => refusalOf({ name, size })?.message ?? null;

describe('refusalOf', () => {
  it('takes what can be read, whatever the case of its name', () => {
    for (const name of ['方案.docx', '方案.DOC', 'a.pdf', 'a.Txt', 'a.xlsx', '网页.htm']) expect(says(name)).toBeNull();
  });
  it('names the file and says what to do with the rest', () => {
    expect(says('方案.wps')).toBe('“方案.wps”是 WPS 格式，在 WPS 里另存为 .docx 或 .xlsx 再导入。');
    expect(says('扫描.JPG')).toMatch(/^“扫描.JPG”是图片/);
    expect(says('方案.zip')).toMatch(/不是能读的格式/);
    expect(says('方案.docx', 0)).toMatch(/是空的/);
    expect(says('方案.docx', 60 * 1024 * 1024)).toMatch(/超过 50 MB/);
  });
});
