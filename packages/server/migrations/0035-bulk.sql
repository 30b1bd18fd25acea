-- One thing done to many resources of an institution, and what became of each.
create table bulk (
  id uuid primary key,
  institution uuid not null references institution,
  account uuid not null,
  caller jsonb not null, -- who asked, with the rights of that moment
  action jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped')),
  created timestamptz(3) not null,
  finished timestamptz(3)
);
create index bulk_institution on bulk (institution, created desc);

create table bulk_row (
  bulk uuid not null references bulk,
  position integer not null,
  dataset uuid not null,
  distribution uuid,
  title jsonb not null, -- of the dataset, as it was
  name text not null,
  outcome text check (outcome in ('done', 'unchanged', 'refused')),
  message jsonb,
  primary key (bulk, position)
);
create index bulk_row_waiting on bulk_row (bulk, dataset) where outcome is null;
