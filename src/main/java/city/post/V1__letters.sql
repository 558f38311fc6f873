-- Letters on their way. One waits until it is sent or refused for good; then its text is forgotten, for it may carry a
-- one-time link, and the rest stays a month to answer «чи надходив лист».
create schema if not exists post;

create table post.letters (
  number     bigint generated always as identity primary key,
  recipient  text        not null,
  subject    text        not null check (length(subject) between 1 and 300),
  body       text        not null,
  written_at timestamptz not null,
  due_at     timestamptz not null,
  attempts   int         not null default 0,
  trouble    text        not null default '',
  sent_at    timestamptz,
  refused_at timestamptz,
  check (sent_at is null or refused_at is null)
);

create index letters_by_due on post.letters (due_at) where sent_at is null and refused_at is null;
create index letters_by_age on post.letters (written_at);
