-- How many events the alerts of an incident hold, so that a list need not add them up.
create table incident_event_count (
  incident_id text   primary key,
  event_cnt   bigint not null
);
insert into incident_event_count (incident_id, event_cnt)
  select incident_id, sum(event_cnt) from alert where incident_id <> '' group by incident_id;
