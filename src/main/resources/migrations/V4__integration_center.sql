-- A replaced key may push until its time; a silence of so many minutes is worth telling.
alter table integration add column old_key text not null default '';
alter table integration add column old_key_until bigint not null default 0;
alter table integration add column silent_after_minutes integer not null default 0; -- 0 = never

-- What happened to each integration, by hour of arrival; older hours go, but for the last that
-- brought a callback.
create table integration_hour (
  integration_id bigint not null,
  hour           bigint not null, -- since the epoch
  accepted       bigint not null,
  duplicate      bigint not null,
  nothing_to_do  bigint not null,
  rejected       bigint not null,
  set_aside      bigint not null,
  events         bigint not null,
  unrouted       bigint not null, -- events
  refused        bigint not null, -- never stored
  last_at        bigint not null, -- newest stored callback; 0 = none
  primary key (integration_id, hour)
);
create index integration_hour_by_hour on integration_hour (hour);

-- Why things went wrong, in words without the values that differ from one to the next.
create table integration_error (
  integration_id bigint not null,
  hour           bigint not null,
  kind           text   not null,
  reason         text   not null,
  cnt            bigint not null,
  last_at        bigint not null,
  delivery_id    text   not null, -- the newest; '' = never stored
  primary key (integration_id, hour, kind, reason)
);
create index integration_error_by_hour on integration_error (hour);

-- When each integration last brought something, as the log tells it.
insert into integration_hour
select p.lane, s.received_to / 3600000, 0, 0, 0, 0, 0, 0, 0, 0, s.received_to
from flow_position p
join log_segment s on s.first_offset =
  (select max(n.first_offset) from log_segment n where n.lane = p.lane)
where p.lane <> 0;
