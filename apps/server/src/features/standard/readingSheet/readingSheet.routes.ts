import { xlsx } from '@weicheng/domain/organization';
import { readingSheetContract } from '@weicheng/domain/standard';
import { Download, type Route, receivingRoute, route } from '#platform/endpoint';
import { type Reaches, type ReadWorkbook, receiveWorkbook } from '../../organization/index.ts';
import { readingSheetService } from './readingSheet.service.ts';

export function readingSheetRoutes(reaches: Reaches, readWorkbook: ReadWorkbook): Route[] {
  const { template, check, take } = readingSheetService(reaches);
  return [
    route(readingSheetContract.template, async (ctx, input) => {
      const { bytes, name } = await template(ctx, input);
      return new Download(bytes, xlsx, name);
    }),
    receivingRoute(
      readingSheetContract.check,
      (_ctx, _input, body) => receiveWorkbook(body, readWorkbook),
      (ctx, _input, workbook) => check(ctx, workbook),
    ),
    route(readingSheetContract.take, take),
  ];
}
