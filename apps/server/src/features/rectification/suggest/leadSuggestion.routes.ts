import { leadSuggestionContract } from '@weicheng/domain/rectification';
import { route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { openLeadSuggestion } from './leadSuggestion.service.ts';

export const leadSuggestionRoutes = (reaches: Reaches) => [route(leadSuggestionContract.read, openLeadSuggestion(reaches))];
