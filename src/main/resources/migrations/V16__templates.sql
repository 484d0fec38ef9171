-- Words of one's own for messages; body is the template as the API spells it.
create table template (
  template_id text   primary key,
  body        text   not null,
  creator_id  bigint not null,
  created_at  bigint not null,
  updated_by  bigint not null,
  updated_at  bigint not null
);
