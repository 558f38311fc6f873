-- The journal of alerts is read newest first, by day and by person.
create index drafts_closed on alerts.drafts (closed_at desc) where closed_as in ('REFUSED', 'WITHDRAWN') and asked_at is not null;
create index messages_author on alerts.messages (author, sent_at desc) where author is not null;
create index messages_second_key on alerts.messages (second_key, sent_at desc) where second_key is not null;
