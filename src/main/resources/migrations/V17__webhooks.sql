-- An address that is told what happens to incidents or alerts; body is what people set.
create table webhook (
  webhook_id bigint  primary key,
  kind       text    not null, -- incident, alert
  body       text    not null,
  enabled    integer not null,
  creator_id bigint  not null,
  created_at bigint  not null,
  updated_by bigint  not null,
  updated_at bigint  not null
);

-- Something a webhook is to be told. It names the incident or alert; the words are made when sent.
create table webhook_event (
  webhook_id bigint  not null,
  event_id   text    not null,
  kind       text    not null,
  type       text    not null,
  ref_id     text    not null, -- the incident or the alert
  number     integer not null, -- its place in the timeline
  channel_id bigint  not null,
  person_id  bigint  not null,
  at         bigint  not null,
  since      bigint  not null, -- when it was decided, or asked for again
  state      integer not null, -- 0 waiting, 1 claimed, 2 delivered, 3 failed
  due_at     bigint  not null, -- of a claimed one: when the claim ends
  attempts   integer not null,
  settled_at bigint  not null,
  primary key (webhook_id, event_id)
);
create index webhook_event_due on webhook_event (due_at, at, number) where state < 2;
create index webhook_event_line on webhook_event (webhook_id, ref_id) where state < 2;
create index webhook_event_settled on webhook_event (settled_at) where state > 1;

-- One attempt; its id begins with the day.
create table webhook_attempt (
  history_id       text    primary key,
  webhook_id       bigint  not null,
  event_id         text    not null,
  kind             text    not null,
  type             text    not null,
  ref_id           text    not null,
  channel_id       bigint  not null,
  endpoint         text    not null,
  attempt_no       integer not null,
  at               bigint  not null,
  took             bigint  not null, -- milliseconds
  succeeded        integer not null,
  status_code      integer not null, -- 0: no answer
  error            text    not null,
  request_headers  text    not null, -- as the other three without secrets
  request_body     text    not null,
  response_headers text    not null,
  response_body    text    not null
);
create index webhook_attempt_at on webhook_attempt (at, history_id);
create index webhook_attempt_of on webhook_attempt (webhook_id, at, history_id);
create index webhook_attempt_about on webhook_attempt (ref_id, at);
