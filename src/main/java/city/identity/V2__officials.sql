-- The city's staff. Nobody is ever deleted: what they did keeps their name. A blocked one cannot come in.
create table identity.officials (
  id         uuid primary key,
  login      text        not null check (login ~ '^[a-z0-9._-]{2,40}$'),
  name       text        not null check (length(name) between 1 and 120),
  email      text,
  roles      text[]      not null,
  created_at timestamptz not null,
  blocked_at timestamptz
);

create unique index officials_by_login on identity.officials (login);
create unique index officials_by_email on identity.officials (email);
