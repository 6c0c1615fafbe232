-- 通知通道: groups and mailboxes outside, what they hear and when. Addresses and secrets are in `sealed`, which only the server opens.
create table channel (
  city_id        int not null references city,
  id             uuid not null,
  kind           text not null check (kind in ('wecom', 'dingtalk', 'feishu', 'mail')),
  name           text not null,
  -- null: for the whole city
  unit_id        uuid,
  -- kind of notice → now, daily
  wants          jsonb not null,
  speaks_from    text not null,
  speaks_to      text not null,
  rest_days      boolean not null,
  daily_at       text not null,
  sealed         text not null,
  has_secret     boolean not null,
  -- what is shown of where it goes
  target         text not null,
  -- of a robot's address, so that none is used twice: what it takes in a minute is counted by channel
  address_digest text,
  -- the day of the last digest
  digest_on      date,
  created_at     timestamptz not null,
  created_by     text not null,
  created_by_id  uuid not null,
  tested_at      timestamptz,
  paused_at      timestamptz,
  removed_at     timestamptz,
  primary key (city_id, id),
  foreign key (city_id, created_by_id) references person
);
create unique index channel_address on channel (city_id, address_digest) where removed_at is null;
select behind_city_wall('channel', 'select, insert, update');

-- 待发: written in the transaction of what it tells, gone in the transaction that makes a message of it.
create table channel_line (
  city_id    int not null,
  id         uuid not null,
  channel_id uuid not null,
  at         timestamptz not null,
  kind       text not null,
  unit_id    uuid,
  unit_name  text not null,
  count      int not null check (count > 0),
  primary key (city_id, id),
  foreign key (city_id, channel_id) references channel
);
create index channel_line_waiting on channel_line (city_id, channel_id, id);
select behind_city_wall('channel_line', 'select, insert, delete');

-- 送达: one message to one channel, from its making until it has arrived or was given up.
create table channel_delivery (
  city_id    int not null,
  id         uuid not null,
  channel_id uuid not null,
  at         timestamptz not null,
  title      text not null,
  text       text not null,
  state      text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts   int not null default 0,
  -- when it is tried again; while an attempt is under way, when it is taken for lost
  next_at    timestamptz,
  said       text not null default '',
  done_at    timestamptz,
  primary key (city_id, id),
  foreign key (city_id, channel_id) references channel,
  check ((state = 'waiting') = (next_at is not null) and (state = 'waiting') = (done_at is null))
);
-- a channel has one under way at a time
create unique index channel_delivery_waiting on channel_delivery (city_id, channel_id) where state = 'waiting';
create index channel_delivery_of_channel on channel_delivery (city_id, channel_id, id desc);
create index channel_delivery_failed on channel_delivery (city_id, id desc) where state = 'failed';
select behind_city_wall('channel_delivery', 'select, insert, update, delete');
