import { similarContract } from '@weicheng/domain/rectification';
import { route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { openSimilar } from './similar.service.ts';

export const similarRoutes = (reaches: Reaches) => [route(similarContract.list, openSimilar(reaches))];
