import { accountProblems } from '@weicheng/domain/platform';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings/index.ts';
import type { Parts } from './parts.ts';
export function mountSignOn(_app: FastifyInstance, _parts: Parts, _settings: Settings): void {
  void accountProblems;
}
