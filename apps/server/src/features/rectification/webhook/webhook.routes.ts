import { webhookContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Outgoing } from '#platform/outgoing';
import { webhookService } from './webhook.service.ts';

export function webhookRoutes(outgoing: Outgoing): readonly Route[] {
  const service = webhookService(outgoing);
  return [
    route(webhookContract.list, service.list),
    route(webhookContract.add, service.add),
    route(webhookContract.approve, service.approve),
    route(webhookContract.pause, service.pause),
    route(webhookContract.resume, service.resume),
    route(webhookContract.renewSecret, service.renewSecret),
    route(webhookContract.test, service.test),
    route(webhookContract.end, service.end),
    route(webhookContract.deliveries, service.deliveries),
    route(webhookContract.resend, service.resend),
    route(webhookContract.resendDead, service.resendDead),
  ];
}
