-- What people make of an incident: who opened it, who has it, until when nobody wants to hear of it.
alter table incident add column creator_id bigint not null default 0; -- 0 = the system
alter table incident add column owner_id bigint not null default 0; -- 0 = nobody
alter table incident add column snoozed_until bigint not null default 0; -- 0 = not
alter table incident add column assignment text not null default ''; -- the last one as JSON
alter table incident add column overrides text not null default '{}'; -- what stood there before people wrote
alter table incident add column fields text not null default '{}'; -- values of custom fields by field_id
alter table incident add column merge_disabled integer not null default 0;

-- Custom fields of incidents; body is the definition as the API spells it.
create table custom_field (
  field_id   text   primary key,
  field_name text   not null unique,
  body       text   not null,
  creator_id bigint not null,
  created_at bigint not null,
  updated_by bigint not null,
  updated_at bigint not null
);

-- The values of custom fields once more, a row for each option chosen, to search by them.
create table incident_field (
  field_id    text not null,
  value       text not null,
  incident_id text not null,
  primary key (field_id, value, incident_id)
);
create index incident_field_by_incident on incident_field (incident_id);

-- Similar incidents of the past are looked for among the closed ones of a channel.
create index incident_closed_by_channel on incident (channel_id, close_time) where progress = 2;
