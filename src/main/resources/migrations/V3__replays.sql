-- Which record of the log was replayed as which; goes with the original.
create table delivery_replay (
  original_offset bigint not null,
  replay_offset   bigint not null,
  received_at     bigint not null, -- of the replay
  primary key (original_offset, replay_offset)
);

-- With the times in the index, a search for a span of time reads no segment outside it.
drop index log_segment_by_lane;
create index log_segment_by_lane on log_segment (lane, first_offset, received_from, received_to);
