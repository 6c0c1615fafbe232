import { pictureContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Directory, Reaches } from '../../organization/index.ts';
import { pictureService } from './picture.service.ts';

export const pictureRoutes = (reaches: Reaches, directory: Directory): readonly Route[] => [
  route(pictureContract.read, pictureService(reaches, directory).read),
];
