-- What each integration adds to its events, and what it makes of them; every version is kept.
create table enrichment (
  integration_id bigint not null primary key,
  version        bigint not null,
  body           text   not null,
  creator_id     bigint not null,
  updated_by     bigint not null,
  created_at     bigint not null,
  updated_at     bigint not null
);
create table enrichment_version (
  integration_id bigint not null,
  version        bigint not null,
  body           text   not null,
  updated_by     bigint not null,
  updated_at     bigint not null,
  log_offset     bigint not null, -- of the command; it holds for what the flow takes behind it
  primary key (integration_id, version)
);
create table pipeline (
  integration_id bigint not null primary key,
  version        bigint not null,
  body           text   not null,
  creator_id     bigint not null,
  updated_by     bigint not null,
  created_at     bigint not null,
  updated_at     bigint not null
);
create table pipeline_version (
  integration_id bigint not null,
  version        bigint not null,
  body           text   not null,
  updated_by     bigint not null,
  updated_at     bigint not null,
  log_offset     bigint not null,
  primary key (integration_id, version)
);
alter table route_version add column log_offset bigint not null default 0;

-- Tables of what people know about hosts and services, looked up by labels.
create table mapping_schema (
  schema_id     text   not null primary key,
  schema_name   text   not null,
  description   text   not null,
  team_id       bigint not null,
  source_labels text   not null, -- JSON list
  result_labels text   not null, -- JSON list
  creator_id    bigint not null,
  updated_by    bigint not null,
  created_at    bigint not null,
  updated_at    bigint not null
);
create table mapping_row (
  schema_id  text   not null,
  row_key    text   not null, -- of the source labels' values
  fields     text   not null, -- JSON object
  created_at bigint not null,
  updated_at bigint not null,
  primary key (schema_id, row_key)
);
create index mapping_row_by_creation on mapping_row (schema_id, created_at, row_key);
create index mapping_row_by_update on mapping_row (schema_id, updated_at, row_key);

-- The same, known by somebody else's server.
create table mapping_api (
  api_id     text   not null primary key,
  api_name   text   not null,
  body       text   not null, -- JSON
  creator_id bigint not null,
  updated_by bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);

-- Who is active beside an event of the same integration.
create index alert_open_by_integration on alert (integration_id, updated_at) where is_open = 1;
