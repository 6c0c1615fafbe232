import { problem } from '@weicheng/domain/kernel';

export const sheetProblems = {
  notXlsx: problem('sheet.not-xlsx', 415, () => '这不是 .xlsx 表格。用 Excel 或 WPS 另存为 .xlsx 再上传。'),
  oldOrLocked: problem('sheet.old-or-locked', 415, () => '这是旧版 .xls 或加了密码的表格。打开后去掉密码，另存为 .xlsx 再上传。'),
  damaged: problem('sheet.damaged', 422, () => '表格打不开，文件可能没有传完整。用 Excel 或 WPS 打开确认，另存为 .xlsx 再上传。'),
  tooLarge: problem<{ megabytes: number }>(
    'sheet.too-large',
    413,
    ({ megabytes }) => `表格超过 ${megabytes} MB，没有收下。去掉图片和空行，或分几次上传。`,
  ),
  swollen: problem('sheet.swollen', 413, () => '表格展开后太大，没有收下。去掉图片和空行，只留要导入的行，再上传。'),
  cellTooLong: problem<{ sheet: string; row: number; column: number; most: number }>(
    'sheet.cell-too-long',
    413,
    ({ sheet, row, column, most }) => `“${sheet}”第 ${row} 行第 ${column} 列超过 ${most} 个字，没有收下。删短这一格再上传。`,
  ),
  tooManyRows: problem<{ rows: number }>('sheet.too-many-rows', 413, ({ rows }) => `一张表最多 ${rows} 行，没有收下。分几次上传。`),
  tooManyColumns: problem<{ columns: number }>(
    'sheet.too-many-columns',
    413,
    ({ columns }) => `一张表最多 ${columns} 列，没有收下。照模板的列填写再上传。`,
  ),
};
