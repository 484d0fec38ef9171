-- What the incidents of a channel said when they opened, each text once, to tell what is new.
create table channel_text (
  channel_id bigint not null,
  pieces     text   not null, -- version of the pieces, point, the pieces in Base64
  seen_at    bigint not null, -- when an incident that said so was opened last
  primary key (channel_id, pieces)
);
create index channel_text_by_age on channel_text (seen_at);

-- The open incidents that take in alerts that read like them.
create index incident_gathering_by_text on incident (channel_id, group_hash) where progress < 2 and group_method = 'i';
