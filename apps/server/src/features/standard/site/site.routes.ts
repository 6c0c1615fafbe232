import { xlsx } from '@weicheng/domain/organization';
import { siteContract } from '@weicheng/domain/standard';
import { Download, type Route, receivingRoute, route } from '#platform/endpoint';
import { type Reaches, type ReadWorkbook, receiveWorkbook } from '../../organization/index.ts';
import { siteService } from './site.service.ts';
import { siteImport, siteTemplate } from './siteImport.service.ts';

export function siteRoutes(reaches: Reaches, readWorkbook: ReadWorkbook): Route[] {
  const { list, options, add, change, close } = siteService(reaches);
  const { check, apply } = siteImport(reaches);
  return [
    route(siteContract.list, list),
    route(siteContract.options, options),
    route(siteContract.add, add),
    route(siteContract.change, change),
    route(siteContract.close, close),
    route(siteContract.template, async (ctx) => new Download(await siteTemplate(ctx), xlsx, '点位导入模板.xlsx')),
    receivingRoute(
      siteContract.check,
      (_ctx, _input, body) => receiveWorkbook(body, readWorkbook),
      (ctx, _input, workbook) => check(ctx, workbook),
    ),
    receivingRoute(
      siteContract.import,
      (_ctx, _input, body) => receiveWorkbook(body, readWorkbook),
      (ctx, _input, workbook) => apply(ctx, workbook),
    ),
  ];
}
