-- The state of the flow at a place in the log, from which the past can be gone through once more.
create table checkpoint (
  checkpoint_id bigint  primary key, -- the flow's batch behind which it stands
  taken_at      bigint  not null,
  low_water     bigint  not null, -- every record below had its effect
  format        integer not null,
  ready         integer not null  -- 0 = some of its parts are still missing
);

create table checkpoint_part (
  checkpoint_id bigint  not null,
  part_no       integer not null,
  kind          text    not null,
  block         bytea   not null, -- compressed rows of one kind
  primary key (checkpoint_id, part_no)
);

-- What retention has removed of the log: something below this offset.
create table log_removed (
  id            integer primary key check (id = 1),
  before_offset bigint  not null
);
insert into log_removed (id, before_offset)
select 1, case when next_offset - 1 = (select coalesce(sum(record_count), 0) from log_segment)
               then 1 else next_offset end
from log_head;

-- The order in which the flow took the log.
create index flow_journal_by_batch on flow_journal (batch, step);

-- The incidents that may still be reopened.
create index incident_by_close on incident (close_time, incident_id) where progress = 2;
