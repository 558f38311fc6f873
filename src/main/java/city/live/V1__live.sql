create schema if not exists live;

-- Ids are given in commit order and without gaps (see Events.add), so that a reader who asks for
-- "everything after 7" can trust the answer, and can tell an id that never was from one just pruned.
create table live.events (
  id    bigint      primary key check (id > 0),
  event text        not null check (event ~ '^[a-z][a-z-]{0,31}$'),
  data  text        not null check (octet_length(data) <= 65536),
  at    timestamptz not null
);
