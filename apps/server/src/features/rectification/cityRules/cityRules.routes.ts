import { cityRulesContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import { resetRules, setRules, viewRules } from './cityRules.service.ts';

export const cityRulesRoutes: readonly Route[] = [
  route(cityRulesContract.read, viewRules),
  route(cityRulesContract.set, setRules),
  route(cityRulesContract.reset, resetRules),
];
