-- Who is on call when; body of a version is the schedule with all its layers, as it was kept.
create table schedule (
  schedule_id bigint primary key,
  status      text   not null, -- enabled, deleted
  body        text   not null,
  creator_id  bigint not null,
  created_at  bigint not null,
  updated_by  bigint not null,
  updated_at  bigint not null
);

create table schedule_version (
  schedule_id bigint not null,
  log_offset  bigint not null, -- of the command that made it
  status      text   not null,
  body        text   not null,
  updated_by  bigint not null,
  updated_at  bigint not null,
  primary key (schedule_id, log_offset)
);

-- As what somebody is on call; 0 is nothing in particular and stands in no row.
create table oncall_role (
  role_id bigint primary key,
  name    text   not null
);
insert into oncall_role (role_id, name) values (1, 'primary'), (2, 'backup');

-- Calendars to subscribe to: of a schedule, or of a person when schedule_id is 0.
create table schedule_feed (
  feed_id     text   primary key,
  token_hash  text   not null unique,
  schedule_id bigint not null,
  person_id   bigint not null, -- who made it
  created_at  bigint not null
);
