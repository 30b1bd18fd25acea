-- Imports of inventories are worked off in the background, an institution at a time. The rows of the report carry the work on:
-- a killed run goes on with the institutions of which none is written.
alter table inventory_import add column caller jsonb; -- who asked, with the rights of that moment; null: from before, and done
alter table inventory_import add column state text not null default 'done'
  check (state in ('waiting', 'running', 'done', 'failed'));
alter table inventory_import add column total integer; -- rows of the file, once it was read
alter table inventory_import add column finished timestamptz(3);
update inventory_import set state = case when problems = '[]' then 'done' else 'failed' end, finished = created,
  total = (counts->>'rows')::int;
alter table inventory_import alter column state drop default;
