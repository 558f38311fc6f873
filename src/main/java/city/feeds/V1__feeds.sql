create schema if not exists feeds;

-- Whose turn it is to ask: whatever the number of nodes, a source is asked by one at a time.
create table feeds.turns (
  source    text        primary key,
  next_at   timestamptz not null,
  -- Names the turn that is being taken: an answer that comes after another turn was taken is thrown away.
  begun_at  timestamptz,
  validator text,
  as_of     timestamptz,
  troubles  int         not null default 0 check (troubles >= 0),
  trouble   text,
  check ((troubles = 0) = (trouble is null))
);

-- What each source says of our places, as of its last valid answer.
create table feeds.reports (
  source     text        not null references feeds.turns (source) on delete cascade,
  reference  text        not null,
  kind       text        not null,
  unit       text        not null,
  place      text        not null,
  since      timestamptz not null,
  until      timestamptz,
  word       text        not null check (word in ('HOLDS', 'OVER_ONCE', 'OVER', 'UNSAID')),
  alert      text,
  primary key (source, reference, kind, unit)
);

create index reports_of_an_event on feeds.reports (kind, place);

-- What a source calls something that this city has no kind for: shown in the office, told once.
create table feeds.unknown_kinds (
  source   text        not null references feeds.turns (source) on delete cascade,
  name     text        not null check (length(name) <= 200),
  seen_at  timestamptz not null,
  primary key (source, name)
);
