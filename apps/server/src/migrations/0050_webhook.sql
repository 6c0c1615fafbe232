-- Webhooks 推送订阅 -------------------------------------------------------------------------------------------------
create table webhook (
  city_id       int not null references city,
  id            uuid not null,
  name          text not null check (length(name) between 2 and 60),
  address       text not null check (length(address) <= 500),
  kinds         text[] not null check (cardinality(kinds) between 1 and 50),
  -- sealed (platform/outgoing): the database alone cannot read it
  secret        text not null check (secret like 'v1.%'),
  -- whose rights it reads with, from the approval on; only issues within reach of it are sent
  unit_id       uuid,
  created_at    timestamptz not null,
  created_by    text not null,
  approved_at   timestamptz,
  approved_by   text,
  paused_at     timestamptz,
  paused_why    text,
  ended_at      timestamptz,
  failures      int not null default 0,
  failing_since timestamptz,
  rest_until    timestamptz,
  delivered_at  timestamptz,
  primary key (city_id, id),
  check ((approved_at is null) = (unit_id is null))
);
select behind_city_wall('webhook', 'select, insert, update');

-- Deliveries 推送: one row a fact and subscription; those of one issue go out by `position`, and none overtakes one that waits.
create table webhook_delivery (
  city_id       int not null,
  id            uuid not null,
  webhook_id    uuid not null,
  fact_id       uuid,
  kind          text not null,
  issue_id      uuid,
  issue_number  bigint,
  position      int not null,
  body          text not null check (length(body) <= 4000),
  queued_at     timestamptz not null,
  state         text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts      int not null default 0,
  first_at      timestamptz,
  tried_at      timestamptz,
  next_at       timestamptz,
  -- a sender has it; past this moment it counts as lost on the way
  claimed_until timestamptz,
  says          text,
  primary key (city_id, id),
  foreign key (city_id, webhook_id) references webhook,
  check ((next_at is null) = (state <> 'waiting'))
);
create unique index webhook_delivery_fact on webhook_delivery (city_id, webhook_id, fact_id);
create index webhook_delivery_log on webhook_delivery (city_id, webhook_id, id desc);
create index webhook_delivery_dead on webhook_delivery (city_id, webhook_id, id desc) where state = 'dead';
create index webhook_delivery_due on webhook_delivery (city_id, webhook_id, next_at) where state = 'waiting';
create index webhook_delivery_issue on webhook_delivery (city_id, webhook_id, issue_id, position);
select behind_city_wall('webhook_delivery');
