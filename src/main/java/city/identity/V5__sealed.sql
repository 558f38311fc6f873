-- Secrets of code generators are sealed by a key that lies outside the database. The plain ones of before are sealed at
-- the next start; nobody writes them any more.
alter table identity.keys alter column secret drop not null;
alter table identity.keys add column sealed bytea;
alter table identity.keys add check (num_nonnulls(secret, sealed) = 1);

alter table identity.links alter column secret drop not null;
alter table identity.links add column sealed bytea;
alter table identity.links add check (num_nonnulls(secret, sealed) = 1);
