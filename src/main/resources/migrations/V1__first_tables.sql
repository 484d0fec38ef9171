-- The log: one row per lane and group commit. Offsets are handed out by log_head in commit order.
create table log_head (
  id          integer primary key check (id = 1),
  next_offset bigint  not null
);
insert into log_head (id, next_offset) values (1, 1);

create table log_segment (
  first_offset  bigint  primary key,
  record_count  integer not null check (record_count > 0),
  lane          bigint  not null, -- integration id; 0 = commands
  received_from bigint  not null,
  received_to   bigint  not null,
  retry_ids     bytea   not null, -- 16 bytes a record, zero where the sender gave none
  block         bytea   not null  -- compressed records
);
create index log_segment_by_lane on log_segment (lane, first_offset);

-- The flow: how far each lane is read, and what became of every record, in the order it was taken.
create table flow_state (
  id        integer primary key check (id = 1),
  low_water bigint  not null, -- every record below was taken
  batch     bigint  not null
);
insert into flow_state (id, low_water, batch) values (1, 1, 0);

create table flow_position (
  lane        bigint primary key,
  next_offset bigint not null
);

create table flow_journal (
  first_offset bigint  primary key,
  record_count integer not null,
  lane         bigint  not null,
  batch        bigint  not null,
  step         integer not null,
  outcomes     bytea   not null -- compressed, one entry a record
);

create table sequence (
  name       text   primary key,
  next_value bigint not null
);

create table channel (
  channel_id  bigint primary key,
  name        text   not null,
  description text   not null,
  status      text   not null,
  team_id     bigint not null,
  settings    text   not null,
  creator_id  bigint not null,
  created_at  bigint not null,
  updated_at  bigint not null,
  deleted_at  bigint not null
);

create table integration (
  integration_id  bigint primary key,
  kind            text   not null,
  name            text   not null,
  channel_id      bigint not null, -- 0 = shared
  status          text   not null,
  settings        text   not null,
  integration_key text   not null unique,
  creator_id      bigint not null,
  created_at      bigint not null,
  updated_at      bigint not null
);

create table route (
  integration_id bigint primary key,
  version        bigint not null,
  body           text   not null,
  updated_by     bigint not null,
  created_at     bigint not null,
  updated_at     bigint not null
);

-- Per problem: where its triggers went and the newest of each kind, for recoveries and late events.
create table alert_key (
  integration_id  bigint not null,
  alert_key       text   not null,
  newest_trigger  bigint not null,
  newest_recovery bigint not null,
  primary key (integration_id, alert_key)
);

create table alert (
  alert_id       text    primary key,
  channel_id     bigint  not null,
  integration_id bigint  not null,
  alert_key      text    not null,
  incident_id    text    not null, -- '' = none
  is_open        integer not null,
  title          text    not null,
  title_rule     text    not null,
  description    text    not null,
  severity       integer not null,
  status         integer not null, -- severity of the newest trigger; 9 = recovered
  labels         text    not null,
  images         text    not null,
  start_time     bigint  not null,
  last_time      bigint  not null,
  newest_trigger bigint  not null,
  end_time       bigint  not null,
  close_time     bigint  not null,
  event_cnt      bigint  not null,
  feed_cnt       integer not null,
  ever_muted     integer not null,
  created_at     bigint  not null,
  updated_at     bigint  not null
);
create index alert_open_by_key on alert (integration_id, alert_key) where is_open = 1;
create index alert_by_incident on alert (incident_id, alert_id);
create index alert_by_time on alert (created_at, alert_id);
create index alert_by_channel on alert (channel_id, created_at, alert_id);
create index alert_active_by_time on alert (created_at, alert_id) where status < 9;
create index alert_active_by_channel on alert (channel_id, created_at, alert_id) where status < 9;

-- Where an alert's events lie in the log; one row per alert and flow batch.
create table alert_event (
  alert_id  text    not null,
  first_no  bigint  not null,
  event_ids bytea   not null, -- 12 bytes each
  primary key (alert_id, first_no)
);

create table incident (
  incident_id      text    primary key,
  num              text    not null,
  channel_id       bigint  not null,
  integration_id   bigint  not null,
  integration_ids  text    not null,
  dedup_key        text    not null,
  group_method     text    not null,
  group_hash       text    not null,
  title            text    not null,
  description      text    not null,
  severity         integer not null,
  progress         integer not null, -- 0 triggered, 1 processing, 2 closed
  labels           text    not null,
  images           text    not null,
  responders       text    not null,
  impact           text    not null,
  root_cause       text    not null,
  resolution       text    not null,
  start_time       bigint  not null,
  last_time        bigint  not null,
  end_time         bigint  not null,
  ack_time         bigint  not null,
  close_time       bigint  not null,
  closer_id        bigint  not null,
  alert_cnt        integer not null,
  active_critical  integer not null,
  active_warning   integer not null,
  active_info      integer not null,
  feed_cnt         integer not null,
  ever_muted       integer not null,
  created_at       bigint  not null,
  updated_at       bigint  not null
);
create index incident_by_time on incident (created_at, incident_id);
create index incident_by_channel on incident (channel_id, created_at, incident_id);
create index incident_open_by_time on incident (created_at, incident_id) where progress < 2;
create index incident_open_by_channel on incident (channel_id, created_at, incident_id)
  where progress < 2;
create index incident_triggered on incident (channel_id, severity) where progress = 0;
create index incident_processing on incident (channel_id, severity) where progress = 1;
create index incident_by_num on incident (num);

-- Which values an open incident gathers; rows go when it closes.
create table incident_group (
  channel_id  bigint not null,
  group_hash  text   not null,
  incident_id text   not null,
  primary key (channel_id, group_hash, incident_id)
);
create index incident_group_by_incident on incident_group (incident_id);

create table timeline (
  subject_id text    not null, -- an alert or an incident
  entry_no   integer not null,
  type       text    not null,
  at         bigint  not null,
  creator_id bigint  not null, -- 0 = the system
  detail     text    not null,
  primary key (subject_id, entry_no)
);

create table wake_up (
  kind    text   not null,
  subject text   not null,
  due_at  bigint not null,
  primary key (kind, subject)
);
create index wake_up_by_due on wake_up (due_at);

create table member (
  member_id     bigint primary key,
  name          text   not null,
  email         text   not null unique,
  password_hash text   not null,
  status        text   not null,
  created_at    bigint not null,
  updated_at    bigint not null
);

create table app_key (
  key_hash   text   primary key,
  member_id  bigint not null,
  name       text   not null,
  created_at bigint not null
);

create table session (
  token_hash text   primary key,
  member_id  bigint not null,
  created_at bigint not null,
  expires_at bigint not null
);
