import { confirmationContract, editionContract } from '@weicheng/domain/standard';
import { route } from '#platform/endpoint';
import { confirmFact, listConfirmations, withdrawConfirmation } from './confirmation.service.ts';
import { compareTwo, listEditions, viewClause, viewEdition } from './edition.present.ts';
import { askQuestions, chooseEdition, chooseRules, type EditionUseSource } from './edition.service.ts';

export const editionRoutes = (sources: readonly EditionUseSource[]) => [
  route(editionContract.list, listEditions),
  route(editionContract.inForce, (ctx) => viewEdition(ctx)),
  route(editionContract.read, viewEdition),
  route(editionContract.clause, viewClause),
  route(editionContract.compare, compareTwo),
  route(editionContract.questions, askQuestions(sources)),
  route(editionContract.choose, chooseEdition(sources)),
  route(editionContract.chooseRules, chooseRules),
  route(confirmationContract.list, listConfirmations),
  route(confirmationContract.confirm, confirmFact),
  route(confirmationContract.withdraw, withdrawConfirmation),
];
