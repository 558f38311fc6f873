-- The city's staff. Nobody is ever deleted: what they did keeps their name. A person without a password waits for
-- their one-time link to be used; a blocked one cannot come in.
create table identity.officials (
  id         uuid primary key,
  login      text        not null check (login = lower(login) and login ~ '^[a-z0-9._-]{2,40}$'),
  name       text        not null check (length(name) between 1 and 120),
  email      text,
  roles      text[]      not null,
  password   text,
  secret     bytea,
  -- The last thirty-second step whose code was taken: a code that was seen over a shoulder is worth nothing.
  last_step  bigint      not null default 0,
  created_at timestamptz not null,
  blocked_at timestamptz,
  check ((password is null) = (secret is null))
);

create unique index officials_by_login on identity.officials (login);
create unique index officials_by_email on identity.officials (email);
