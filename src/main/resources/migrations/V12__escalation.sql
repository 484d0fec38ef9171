-- Who is told of the incidents of a channel; body is the rule as the API spells it.
create table escalation_rule (
  rule_id    text    primary key,
  channel_id bigint  not null,
  status     text    not null, -- enabled, disabled
  body       text    not null,
  creator_id bigint  not null,
  created_at bigint  not null,
  updated_by bigint  not null,
  updated_at bigint  not null
);
create index escalation_rule_by_channel on escalation_rule (channel_id);
