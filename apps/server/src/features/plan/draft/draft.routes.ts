import { draftContract, draftFlagContract, draftPhaseContract, draftTaskContract, draftUnitContract } from '@weicheng/domain/plan';
import { route } from '#platform/endpoint';
import { editPhase, settleFlags, unsettleFlags } from './draftPart.service.ts';
import {
  acceptTask,
  acceptTasks,
  assignTasks,
  editTask,
  reconsiderTask,
  reconsiderTasks,
  restoreTask,
  setTaskAside,
} from './draftTask.service.ts';
import { confirmUnit, settleUnits } from './draftUnit.service.ts';
import { readChanges, readDraft } from './editing.ts';
import { mergeTasks, splitTask } from './parting.service.ts';
import { addTask, moveTask } from './place.service.ts';
import { suggestFor } from './suggest.service.ts';

export const draftRoutes = [
  route(draftContract.read, readDraft),
  route(draftContract.changes, readChanges),
  route(draftTaskContract.edit, editTask),
  route(draftTaskContract.accept, acceptTask),
  route(draftTaskContract.acceptMany, acceptTasks),
  route(draftTaskContract.reconsider, reconsiderTask),
  route(draftTaskContract.reconsiderMany, reconsiderTasks),
  route(draftTaskContract.assignMany, assignTasks),
  route(draftTaskContract.setAside, setTaskAside),
  route(draftTaskContract.restore, restoreTask),
  route(draftTaskContract.split, splitTask),
  route(draftTaskContract.merge, mergeTasks),
  route(draftTaskContract.move, moveTask),
  route(draftTaskContract.add, addTask),
  route(draftTaskContract.suggest, suggestFor),
  route(draftUnitContract.confirm, confirmUnit),
  route(draftUnitContract.settle, settleUnits),
  route(draftFlagContract.settle, settleFlags),
  route(draftFlagContract.unsettle, unsettleFlags),
  route(draftPhaseContract.edit, editPhase),
];
