create schema if not exists news;

-- The archive is found by any part of a word.
create extension if not exists pg_trgm with schema public;

-- Pictures as they are served: drawn anew from what was sent, so nothing a camera wrote about place or person is left.
create table news.pictures (
  key      text        primary key check (key ~ '^[a-z2-9]{16}$'),
  wide     bytea       not null,
  narrow   bytea       not null,
  width    int         not null check (width between 1 and 1600),
  height   int         not null check (height between 1 and 1600),
  added_at timestamptz not null
);

-- One post from its first draft to its withdrawal. The editions say what was written; this row says where the post stands.
create table news.posts (
  id           text        primary key check (id ~ '^[a-z2-9]{8}$'),
  -- The address for readers, given once: a corrected title does not move a page that people have linked to.
  slug         text        unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 100),
  -- Written while the city was a demonstration: says so for ever, whoever opens this database later.
  invented     boolean     not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  because_uk   text,
  because_en   text,
  check ((slug is null) = (published_at is null)),
  check (withdrawn_at >= published_at),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (because_uk is null) and (withdrawn_at is null) = (because_en is null))
);

create index posts_out on news.posts (published_at desc) where published_at is not null and withdrawn_at is null;

-- Every saved text of a post. What readers see is the last published one; what the editor works on is the last one.
create table news.editions (
  post         text        not null references news.posts (id) on delete cascade,
  number       int         not null check (number >= 1),
  words        jsonb       not null,
  picture      text        references news.pictures (key),
  alt          jsonb,
  units        text[]      not null,
  saved_at     timestamptz not null,
  saved_by     uuid,
  published_at timestamptz,
  published_by uuid,
  primary key (post, number),
  check ((picture is null) = (alt is null)),
  check (published_at >= saved_at)
);

create index editions_words on news.editions using gin ((lower((words #>> '{title,uk}') || ' ' || (words #>> '{lead,uk}') || ' ' || (words #>> '{body,uk}') || ' ' || (words #>> '{title,en}') || ' ' || (words #>> '{lead,en}') || ' ' || (words #>> '{body,en}'))) public.gin_trgm_ops);
create index editions_picture on news.editions (picture);

create function news.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'a published edition is never changed: publish another one';
end $$;

create trigger editions_are_published_once before update or delete on news.editions
  for each row when (old.published_at is not null) execute function news.refuse();
