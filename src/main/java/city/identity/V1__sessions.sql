-- Spring Session's two tables, word for word but for the schema: a session outlives a restart and is known on every node.
create schema if not exists identity;

create table identity.sessions (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);

create unique index sessions_by_id on identity.sessions (session_id);
create index sessions_by_expiry on identity.sessions (expiry_time);
create index sessions_by_principal on identity.sessions (principal_name);

create table identity.sessions_attributes (
  session_primary_id char(36)     not null references identity.sessions (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
