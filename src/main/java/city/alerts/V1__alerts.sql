create schema if not exists alerts;

-- What phones search with: the archive is found by any part of a word.
create extension if not exists pg_trgm with schema public;

-- One alert from its first message to its end. The messages say what was said; this row says where the alert stands.
create table alerts.alerts (
  id         text        primary key check (id ~ '^[a-z2-9]{10}$'),
  kind       text        not null,
  opened_at  timestamptz not null,
  -- Later than the last message's own expiry while a feed keeps reporting it.
  expires_at timestamptz not null,
  ended_at   timestamptz,
  check (expires_at > opened_at),
  check (ended_at >= opened_at)
);

create index alerts_current on alerts.alerts (expires_at) where ended_at is null;
create index alerts_opened on alerts.alerts (opened_at desc);

-- Every message as it went out (CAP 1.2). Written once: the trigger below refuses the rest.
create table alerts.messages (
  alert       text        not null references alerts.alerts (id),
  number      int         not null check (number >= 1),
  type        text        not null check (type in ('ALERT', 'UPDATE', 'CANCEL')),
  kind        text        not null,
  status      text        not null check (status in ('ACTUAL', 'EXERCISE', 'TEST')),
  severity    text        not null check (severity in ('EXTREME', 'SEVERE', 'MODERATE', 'MINOR')),
  urgency     text        not null,
  certainty   text        not null,
  sent_at     timestamptz not null,
  onset       timestamptz not null,
  expires_at  timestamptz not null,
  units       text[]      not null,
  streets     jsonb       not null,
  latitude    double precision,
  longitude   double precision,
  radius      double precision,
  place_uk    text        not null,
  place_en    text        not null,
  wording     jsonb       not null,
  cause       text,
  source      text        not null,
  author      uuid,
  second_key  uuid,
  alone_because text,
  primary key (alert, number),
  check ((number = 1) = (type = 'ALERT')),
  check (expires_at > sent_at),
  check ((latitude is null) = (longitude is null) and (latitude is null) = (radius is null)),
  check (author is distinct from second_key or author is null)
);

create index messages_sent on alerts.messages (sent_at desc);
create index messages_words on alerts.messages using gin ((lower((wording #>> '{uk,headline}') || ' ' || (wording #>> '{uk,text}') || ' ' || place_uk || ' ' || (wording #>> '{en,headline}') || ' ' || (wording #>> '{en,text}') || ' ' || place_en)) public.gin_trgm_ops);

create function alerts.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'a published message is never changed: publish another one';
end $$;

create trigger messages_are_written_once before update or delete on alerts.messages
  for each row execute function alerts.refuse();

-- Which official feeds say so, each once.
create table alerts.witnesses (
  alert  text        not null references alerts.alerts (id),
  source text        not null,
  since  timestamptz not null,
  until  timestamptz,
  primary key (alert, source)
);

-- The official feeds this city listens to, and when each last gave a valid answer.
create table alerts.sources (
  name         text        primary key,
  answered_at  timestamptz,
  silent_after interval    not null,
  silent       boolean     not null default true,
  muted        boolean     not null default false
);

-- A message being written, or waiting for a second person.
create table alerts.drafts (
  id         uuid        primary key,
  author     uuid        not null,
  purpose    text        not null check (purpose in ('OPEN', 'UPDATE', 'END')),
  alert      text        references alerts.alerts (id),
  content    jsonb       not null,
  opened_at  timestamptz not null,
  touched_at timestamptz not null,
  -- Asked for the second key; null while still being written.
  asked_at   timestamptz,
  -- From here the author may send alone with a reason; null where waiting is the safe side.
  alone_from timestamptz,
  closed_at  timestamptz,
  closed_as  text check (closed_as in ('SENT', 'REFUSED', 'WITHDRAWN')),
  closed_by  uuid,
  reason     text,
  check ((purpose = 'OPEN') = (alert is null)),
  check ((closed_at is null) = (closed_as is null)),
  check (alone_from is null or alone_from >= asked_at)
);

create index drafts_open on alerts.drafts (opened_at) where closed_at is null;
