-- Who switched a source off or on again, and when. Rows are only added: it is asked for after a bad night.
create table feeds.switches (
  number   bigint      primary key generated always as identity,
  source   text        not null,
  muted    boolean     not null,
  official uuid        not null,
  -- Why it was switched off; empty for switching on.
  reason   text        not null,
  at       timestamptz not null
);

create index on feeds.switches (source, number);
