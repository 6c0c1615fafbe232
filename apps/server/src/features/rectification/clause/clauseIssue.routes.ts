import { clauseIssueContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { listClauseIssues } from './clauseIssue.service.ts';

export const clauseIssueRoutes = (reaches: Reaches): readonly Route[] => [route(clauseIssueContract.list, listClauseIssues(reaches))];
