-- Every form an official sent, by the key the form carried: the same form again, after a lost answer, two clicks or
-- Back, leads where it led the first time.
create table alerts.forms (
  author  uuid        not null,
  key     text        not null check (key ~ '^[A-Za-z0-9_-]{16,64}$'),
  -- What was typed, as a digest: the same key with other words is not the same form.
  typed   bytea       not null,
  led_to  text        not null default '',
  sent_at timestamptz not null,
  primary key (author, key)
);

create index forms_sent on alerts.forms (sent_at);

-- What the author did about a draft that was refused: wrote it anew, or let it be. Until then it stays before her eyes.
create table alerts.answers (
  draft       uuid        primary key references alerts.drafts (id),
  answered_at timestamptz not null
);
