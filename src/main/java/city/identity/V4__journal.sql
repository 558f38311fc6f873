-- Who came in, and what was done to accounts. Rows are only ever added.
create table identity.journal (
  number  bigint generated always as identity primary key,
  at      timestamptz not null,
  deed    text        not null,
  who     uuid references identity.officials,
  whom    uuid references identity.officials,
  details text        not null,
  address text        not null
);

create index journal_by_person on identity.journal (whom, number desc);
