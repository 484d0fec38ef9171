-- Every version of every route, for its history and to restore one.
create table route_version (
  integration_id bigint not null,
  version        bigint not null,
  body           text   not null,
  updated_by     bigint not null,
  updated_at     bigint not null,
  primary key (integration_id, version)
);
insert into route_version (integration_id, version, body, updated_by, updated_at)
select integration_id, version, body, updated_by, updated_at from route;

alter table route add column creator_id bigint not null default 0;
update route set creator_id = updated_by;

-- The newest alerts of one integration, on which a route is tried before it is saved.
create index alert_by_integration on alert (integration_id, created_at, alert_id);
