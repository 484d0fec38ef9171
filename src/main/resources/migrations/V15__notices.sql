-- How far an incident has come in its escalation rule.
create table escalation_chain (
  incident_id text    primary key,
  rule_id     text    not null, -- empty: none was meant
  rule        text    not null, -- as it was when it began to hold
  level       integer not null,
  sent        integer not null,
  since       bigint  not null,
  rest        text    not null, -- why nothing is to come; empty: something is
  updated_at  bigint  not null
);
create index escalation_chain_resting on escalation_chain (rest);

-- One message for one recipient through one medium: decided, and then sent or not.
create table notice (
  notice_id   text    primary key,
  incident_id text    not null,
  channel_id  bigint  not null,
  person_id   bigint  not null, -- 0: a group chat or an address
  medium      text    not null,
  target      text    not null, -- what is paced together
  body        text    not null, -- where to, and why
  state       integer not null, -- 0 waiting, 1 claimed, 2 delivered, 3 failed, 4 not sent
  due_at      bigint  not null, -- of a claimed one: when the claim ends
  attempts    integer not null,
  sent_at     bigint  not null, -- when an attempt of its own began last; 0: never
  created_at  bigint  not null,
  settled_at  bigint  not null,
  answer      text    not null
);
create index notice_due on notice (due_at) where state < 2;
create index notice_by_incident on notice (incident_id, created_at, notice_id);
create index notice_sent on notice (target, sent_at);
create index notice_settled on notice (settled_at) where state > 1;

create table notice_attempt (
  notice_id   text    not null,
  attempt_no  integer not null,
  at          bigint  not null,
  took        bigint  not null, -- milliseconds
  verdict     text    not null, -- delivered, retry, failed, dropped
  answer      text    not null,
  folded_into text    not null, -- the notice whose message spoke for this one; empty: none
  primary key (notice_id, attempt_no)
);

-- What only this server knows, by name.
create table server_secret (
  name  text primary key,
  value text not null
);
