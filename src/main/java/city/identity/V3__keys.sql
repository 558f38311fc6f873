-- What an official proves themselves with. Without a row here nobody can sign in as them.
create table identity.keys (
  official  uuid primary key references identity.officials,
  password  text        not null,
  secret    bytea       not null,
  -- The thirty-second step whose code was taken last: a code seen over a shoulder is worth nothing.
  last_step bigint      not null,
  set_at    timestamptz not null
);

-- One-time links to set those keys: one at a time for each person, known only by its digest.
create table identity.links (
  digest     bytea primary key,
  official   uuid        not null unique references identity.officials,
  secret     bytea       not null,
  expires_at timestamptz not null
);

-- Attempts to prove something, counted for all nodes together. A key is a digest: people type passwords into the wrong field.
create table identity.attempts (
  key     bytea primary key,
  count   int         not null,
  last_at timestamptz not null,
  open_at timestamptz not null
);

create index attempts_by_age on identity.attempts (last_at);
