import { readText } from '@weicheng/documents/text';
import type { UnitId } from '@weicheng/domain/organization';
import {
  cityRulesContract,
  type IssueDetail,
  issueContract,
  type PaperRow,
  paperContract,
  photoContract,
} from '@weicheng/domain/rectification';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { fromPhone, hashOf, putPhoto } from '../../../testing/pictures.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let own: UnitId;
let water: UnitId;
beforeAll(async () => {
  office = await testOffice();
  [desk, liaison] = await Promise.all([office.as('chuangwei'), office.as('lianluo')]);
  own = await unitNamed(office, '市城市管理综合执法局');
  water = await unitNamed(office, '市水务局');
});

const one = ({ id, revision }: { id: IssueDetail['id']; revision: number }) => ({ id, revision });
const held = ({ id, revision }: PaperRow) => ({ id, revision });
async function dispatched(title: string, leadUnitId = own, photos: object[] = []): Promise<IssueDetail> {
  const row = await desk.call(issueContract.register, { title, source: 'inspection', place: '云桥路', photos: photos as never });
  return desk.call(issueContract.dispatch, { ...one(row), leadUnitId, workingDays: 3 });
}
const draw = (issues: IssueDetail[], kind: PaperRow['kind'] = 'dispatchNotice', caller = desk) =>
  caller.call(paperContract.draw, { kind, issueIds: issues.map(({ id }) => id) });
const send = async (caller: Caller, paper: Pick<PaperRow, 'id'>) => caller.send(paperContract.file, { id: paper.id });
const textOf = async (caller: Caller, paper: Pick<PaperRow, 'id'>) =>
  (await readText((await send(caller, paper)).rawPayload, '公文.docx')).text;

describe('公文', () => {
  it('is drawn up from the issues as they are, completed, issued once, and stays as it was issued', async () => {
    const bytes = await fromPhone(31);
    await putPhoto(desk, bytes);
    const issues = [await dispatched('路口堆着垃圾', own, [{ sha256: hashOf(bytes), name: '现场.jpg' }]), await dispatched('井盖缺了一只')];
    const draft = await draw(issues);
    expect(draft).toMatchObject({ state: 'draft', numbered: '', unitName: '市城市管理综合执法局', can: { issue: null } });
    expect(await textOf(desk, draft)).toContain('草稿，未发出');
    const fields = { ...draft.fields, contact: '联系人 0571-00000000' };
    const edited = await desk.call(paperContract.edit, { ...held(draft), fields });
    await expect(desk.call(paperContract.issue, held(draft))).rejects.toMatchObject({ code: 'issuePaper.outdated' });
    const issued = await desk.call(paperContract.issue, held(edited));
    expect(issued).toMatchObject({ state: 'issued', numbered: expect.stringMatching(/^\d{4}年第\d+号$/) });
    const before = (await send(desk, issued)).rawPayload;
    expect(before.includes('word/media/')).toBe(true);
    await desk.call(issueContract.void, { ...one(issues[1] as IssueDetail), reason: '登记重了' });
    expect((await send(desk, issued)).rawPayload.equals(before)).toBe(true);
    const text = await textOf(liaison, issued);
    for (const words of ['路口堆着垃圾', '井盖缺了一只', '联系人 0571-00000000', issued.numbered]) expect(text).toContain(words);
    await expect(desk.call(paperContract.edit, { ...held(issued), fields })).rejects.toMatchObject({ code: 'issuePaper.not-draft' });
    const { history } = await desk.call(issueContract.read, { id: issues[0]?.id as never });
    expect(history).toContainEqual(expect.objectContaining({ says: '发出公文', line: expect.stringContaining(issued.numbered) }));
  });

  it('shows photos with time and place drawn on them where the city wants it, on the page and in papers; the original never', async () => {
    const bytes = await fromPhone(32);
    await putPhoto(desk, bytes);
    const issue = await dispatched('绿化带里有垃圾', own, [{ sha256: hashOf(bytes), name: '现场.jpg' }]);
    const { photos } = await desk.call(issueContract.read, { id: issue.id });
    const draft = await draw([issue]);
    const shown = async () => {
      const picture = await desk.send(photoContract.picture, { id: issue.id, photoId: photos[0]?.id as string });
      const paper = (await send(desk, draft)).rawPayload;
      // the checksum of the picture in the directory at the end of the .docx
      const inPaper = paper.readUInt32LE(paper.lastIndexOf('word/media/') - 46 + 16);
      return { etag: picture.headers.etag, picture: picture.rawPayload, inPaper };
    };
    const before = await shown();
    await expect(liaison.call(cityRulesContract.set, { photoMark: { on: true } })).rejects.toMatchObject({ status: 403 });
    const { rules } = await desk.call(cityRulesContract.set, { photoMark: { on: true } });
    expect(rules.own).toContainEqual(expect.objectContaining({ part: 'photoMark', changedBy: issue.registeredBy }));
    const marked = await shown();
    expect(marked.etag).not.toBe(before.etag);
    expect(marked.picture.equals(before.picture)).toBe(false);
    expect(marked.inPaper).not.toBe(before.inPaper);
    expect((await shown()).picture.equals(marked.picture)).toBe(true);
    const url = `/api/issues/${issue.id}/photos/${photos[0]?.id}/original`;
    expect((await desk.send(photoContract.original, {}, { url, payload: {} })).rawPayload.equals(bytes)).toBe(true);
    await desk.call(cityRulesContract.set, { photoMark: { on: false } });
    expect(await shown()).toEqual(before);
  });

  it('takes numbers one after another when twenty go out at once', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => draw([await dispatched(`第 ${i} 处`)], 'escalationNotice')),
    );
    const issued = await Promise.all(drafts.map((draft) => desk.call(paperContract.issue, held(draft))));
    const numbers = issued.map(({ numbered }) => Number(/第(\d+)号/.exec(numbered)?.[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('is withdrawn with a reason, its number not used again; neither SQL nor a second hand changes what went out', async () => {
    const issue = await dispatched('绿地里的建筑垃圾');
    const issued = await desk.call(paperContract.issue, held(await draw([issue], 'rectificationNotice')));
    const withdrawn = await desk.call(paperContract.withdraw, { ...held(issued), reason: '单位写错了' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawnWhy: '单位写错了', numbered: issued.numbered });
    expect((await send(desk, withdrawn)).statusCode).toBe(200);
    const next = await desk.call(paperContract.issue, held(await draw([issue], 'rectificationNotice')));
    expect(next.numbered).not.toBe(issued.numbered);
    const owner = office.database.owner;
    await expect(owner.query(`update issue_paper set numbered = '99号' where id = $1`, [next.id])).rejects.toMatchObject({ code: '23001' });
    await expect(owner.query('delete from issue_paper where id = $1', [next.id])).rejects.toMatchObject({ code: '23001' });
  });

  it('is seen by the unit it is for once it is out, its draft and other units’ papers are not', async () => {
    const draft = await draw([await dispatched('水渠淤塞', water)]);
    const ownDraft = await draw([await dispatched('桶没有盖')]);
    const ownIssued = await desk.call(paperContract.issue, held(ownDraft));
    const other = await desk.call(paperContract.issue, held(draft));
    const second = await draw([await dispatched('桶又没有盖')]);
    const seen = (await liaison.call(paperContract.list, {})).rows.map(({ id }) => id);
    expect(seen).toContain(ownIssued.id);
    expect(seen).not.toContain(other.id);
    expect(seen).not.toContain(second.id);
    expect((await send(liaison, other)).statusCode).toBe(404);
    await expect(liaison.call(paperContract.withdraw, { ...held(ownIssued), reason: '不想要' })).rejects.toMatchObject({ status: 403 });
    // nor by a subdistrict that dispatches in its own house
    const street = await office.as('jiedao');
    const pressing = await draw([await dispatched('巷口垃圾', await unitNamed(office, '云台街道'))], 'escalationNotice');
    const pressed = await desk.call(paperContract.issue, held(pressing));
    expect((await street.call(paperContract.read, { id: pressed.id })).paper.can['withdraw']).toContain('由发文的单位撤回');
    await expect(street.call(paperContract.withdraw, { ...held(pressed), reason: '不想要' })).rejects.toMatchObject({
      code: 'issuePaper.not-sender',
    });
    await expect(draw([await dispatched('这边的')], 'dispatchNotice', liaison)).rejects.toMatchObject({ status: 403 });
  });

  it('refuses what cannot stand in one paper, with a sentence; the unit writes its own report', async () => {
    const [mine, theirs] = [await dispatched('甲处'), await dispatched('乙处', water)];
    await expect(draw([mine, theirs])).rejects.toMatchObject({
      code: 'issuePaper.several-units',
      message: expect.stringContaining('按单位分开拟'),
    });
    await expect(draw([mine], 'rectificationReport', liaison)).rejects.toMatchObject({ code: 'issuePaper.no-answer' });
    await expect(draw([theirs], 'issueList', liaison)).rejects.toMatchObject({ status: 404 });
    const row = await liaison.call(issueContract.submit, {
      ...one(await liaison.call(issueContract.acknowledge, one(mine))),
      text: '清完了',
    });
    const report = await draw([row], 'rectificationReport', liaison);
    expect(report.fields).toMatchObject({ issuer: '市城市管理综合执法局' });
    expect(await textOf(liaison, report)).toContain('清完了');
    const list = await draw([mine, theirs], 'issueList');
    await desk.call(paperContract.discard, held(list));
    expect((await send(desk, list)).statusCode).toBe(404);
  });
});
