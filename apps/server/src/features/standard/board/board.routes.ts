import { boardContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { readBoard } from './board.service.ts';

export const boardRoutes = (reaches: Reaches): Route[] => [route(boardContract.read, readBoard(reaches))];
