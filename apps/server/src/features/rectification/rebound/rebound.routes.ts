import { reboundContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { findRebounds } from './rebound.service.ts';

export const reboundRoutes = (reaches: Reaches): readonly Route[] => [route(reboundContract.find, findRebounds(reaches))];
