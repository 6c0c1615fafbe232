import { organizationImportContract, xlsx } from '@weicheng/domain/organization';
import { Download, receivingRoute, route } from '#platform/endpoint';
import { applyImport, checkImport, exportOrganization, makeTemplate, type ReadWorkbook, receiveWorkbook } from './exchange.service.ts';
import type { ImportPlan } from './finder.ts';

const counted = ({ units, persons, posts, warnings }: ImportPlan) => ({
  units: units.length,
  persons: persons.length,
  posts: posts.length,
  warnings,
});

export const exchangeRoutes = (readWorkbook: ReadWorkbook) => [
  route(organizationImportContract.template, async () => new Download(await makeTemplate(), xlsx, '组织导入模板.xlsx')),
  receivingRoute(
    organizationImportContract.check,
    (_ctx, _input, body) => receiveWorkbook(body, readWorkbook),
    async (ctx, _input, workbook) => {
      const plan = await checkImport(ctx, workbook);
      return { ...counted(plan), errors: plan.errors };
    },
  ),
  receivingRoute(
    organizationImportContract.apply,
    (_ctx, _input, body) => receiveWorkbook(body, readWorkbook),
    async (ctx, _input, workbook) => counted(await applyImport(ctx, workbook)),
  ),
  route(
    organizationImportContract.export,
    async (ctx) => new Download(await exportOrganization(ctx), xlsx, `组织与人员 ${ctx.today}.xlsx`),
  ),
];
