-- What is known of a person beside name and address; body is as the code spells it.
alter table member add column body text not null default '{}';
-- Whoever was here before there were roles could do everything: they are administrators (role 2).
update member set body = '{"role_ids":[2],"email_verified":true}';
insert into sequence (name, next_value)
select 'member', coalesce(max(member_id), 1) from member;

create table team (
  team_id    bigint primary key,
  status     text   not null, -- enabled, deleted
  name       text   not null,
  body       text   not null,
  creator_id bigint not null,
  created_at bigint not null,
  updated_by bigint not null,
  updated_at bigint not null
);

-- Roles people made; those built in stand in the code.
create table member_role (
  role_id    bigint primary key,
  status     text   not null, -- enabled, disabled, deleted
  body       text   not null,
  created_at bigint not null,
  updated_at bigint not null
);
insert into sequence (name, next_value) values ('role', 99);

-- Keys have a name, an id and a switch now.
create table person_key (
  key_id       bigint primary key,
  key_hash     text   not null unique,
  member_id    bigint not null,
  name         text   not null,
  status       text   not null, -- enabled, disabled
  created_at   bigint not null,
  last_used_at bigint not null  -- 0 = never
);
insert into person_key (key_id, key_hash, member_id, name, status, created_at, last_used_at)
select row_number() over (order by created_at, key_hash), key_hash, member_id, name, 'enabled',
       created_at, 0
from app_key;
insert into sequence (name, next_value)
select 'app_key', count(*) from app_key;
drop table app_key;
create index person_key_by_member on person_key (member_id);
create index session_by_member on session (member_id);

-- Secrets sent to people that open something once.
create table member_token (
  token_hash text   primary key,
  kind       text   not null, -- invitation, reset
  member_id  bigint not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index member_token_by_member on member_token (member_id);

-- Codes that prove an address is somebody's.
create table contact_code (
  member_id  bigint  not null,
  medium     text    not null,
  address    text    not null,
  code_hash  text    not null,
  sent_at    bigint  not null,
  tries_left integer not null,
  day        bigint  not null, -- since 1970, in UTC
  sent_today integer not null,
  primary key (member_id, medium, address)
);

create table audit_log (
  request_id   text    primary key,
  at           bigint  not null,
  person_id    bigint  not null, -- 0 = nobody was logged in
  person_name  text    not null,
  means        text    not null,
  ip           text    not null,
  operation    text    not null, -- the path
  params       text    not null,
  body         text    not null,
  code         text    not null,
  is_dangerous integer not null,
  is_write     integer not null
);
create index audit_log_by_time on audit_log (at, request_id);
