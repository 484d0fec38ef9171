-- Which days people work; body of a version is the calendar with all its events, as it was kept.
create table calendar (
  cal_id     text   primary key,
  status     text   not null, -- enabled, deleted
  body       text   not null,
  creator_id bigint not null,
  created_at bigint not null,
  updated_by bigint not null,
  updated_at bigint not null
);

create table calendar_version (
  cal_id     text   not null,
  log_offset bigint not null, -- of the command that made it
  status     text   not null,
  body       text   not null,
  updated_by bigint not null,
  updated_at bigint not null,
  primary key (cal_id, log_offset)
);
create index calendar_version_by_offset on calendar_version (log_offset);

-- What a version of a channel changed, told when it was made.
alter table channel_version add column summary text not null default '[]';

-- How many incidents were opened under a version.
create index incident_by_noise_version on incident (channel_id, noise_version);
