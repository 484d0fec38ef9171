-- A notice may tell of who is on call instead of an incident; then its incident_id is empty.
alter table notice add column schedule_id bigint not null default 0; -- 0: of none
create index notice_by_schedule on notice (schedule_id, created_at) where schedule_id > 0;
