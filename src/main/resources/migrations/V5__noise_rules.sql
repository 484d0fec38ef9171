-- What a channel drops, silences and inhibits; body is the rule as the API spells it.
create table channel_rule (
  rule_id    text    primary key,
  channel_id bigint  not null,
  kind       text    not null, -- unsubscribe, silence, inhibit
  priority   integer not null,
  enabled    integer not null,
  body       text    not null,
  creator_id bigint  not null,
  created_at bigint  not null,
  updated_by bigint  not null,
  updated_at bigint  not null
);
create index channel_rule_by_channel on channel_rule (channel_id, kind, priority, rule_id);

-- Every state of a channel's noise settings and rules, for its history and for what is tried on it.
create table channel_version (
  channel_id bigint not null,
  version    bigint not null,
  log_offset bigint not null, -- of the command that made it; 0 = before there were versions
  settings   text   not null,
  rules      text   not null,
  updated_by bigint not null,
  updated_at bigint not null,
  primary key (channel_id, version)
);
create index channel_version_by_offset on channel_version (log_offset);
alter table channel add column noise_version bigint not null default 1;
insert into channel_version (channel_id, version, log_offset, settings, rules, updated_by, updated_at)
select channel_id, 1, 0, settings, '{}', creator_id, updated_at from channel;

-- How often each rule decided, by hour; scope is the integration or channel it belongs to.
create table rule_hit (
  scope   bigint not null,
  rule_id text   not null,
  hour    bigint not null, -- since the epoch
  hits    bigint not null,
  last_at bigint not null,
  primary key (rule_id, scope, hour)
);
create index rule_hit_by_hour on rule_hit (hour);

-- What became of the events of a channel, by hour.
create table channel_hour (
  channel_id bigint not null,
  hour       bigint not null, -- since the epoch
  events     bigint not null,
  dropped    bigint not null,
  suppressed bigint not null,
  merged     bigint not null,
  recovered  bigint not null,
  ignored    bigint not null,
  alerts     bigint not null,
  joined     bigint not null,
  incidents  bigint not null,
  notified   bigint not null,
  primary key (channel_id, hour)
);
create index channel_hour_by_hour on channel_hour (hour);

-- Why an alert has no incident: the silence or inhibition that holds it.
alter table alert add column flapping integer not null default 0;
alter table alert add column hold_kind text not null default '';
alter table alert add column hold_rule_id text not null default '';
alter table alert add column hold_rule_name text not null default '';
alter table alert add column hold_source text not null default ''; -- the alert that inhibits it
create index alert_held_by_rule on alert (channel_id, hold_rule_id, created_at) where hold_rule_id <> '' and is_open = 1;
create index alert_held_by_source on alert (hold_source, created_at) where hold_source <> '' and is_open = 1;
create index alert_open_by_channel on alert (channel_id, updated_at) where is_open = 1;

-- What an incident opened under, and what was noticed about it.
alter table incident add column noise_version bigint not null default 0;
alter table incident add column window_minutes integer not null default 0; -- 0 = until it closes
alter table incident add column window_sliding integer not null default 0;
alter table incident add column storm_thresholds text not null default '[]';
alter table incident add column joined_at bigint not null default 0; -- the newest alert's
alter table incident add column flapping integer not null default 0;
alter table incident add column outlier integer not null default 0;
alter table incident add column notify integer not null default 1;
update incident set joined_at = created_at;

-- When a problem last changed its state, and until when its channels hold back news of it.
alter table alert_key add column changes text not null default '';
alter table alert_key add column held_until text not null default '';
