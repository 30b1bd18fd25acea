-- Series of datasets and data services have the life of a dataset: working copy, releases, withdrawal.
alter table dataset add column kind text not null default 'dataset' check (kind in ('dataset', 'series', 'service'));

-- A distribution is a file that is kept here, or a link to data that lie elsewhere.
alter table distribution add column link jsonb;
-- Licence, rights, standards and service, where they differ from those of the dataset.
alter table distribution add column terms jsonb not null default '{}';

-- What was found when the address of a link was last asked. Health lies beside the working copy and the releases.
create table link_check (
  distribution uuid primary key references distribution,
  address text not null, -- that was asked; another one by now makes this result void
  state text not null check (state in ('available', 'unavailable', 'unchecked')),
  checked timestamptz(3) not null,
  status integer,
  reason text,
  since timestamptz(3) not null
);
create index link_check_checked on link_check (checked);
