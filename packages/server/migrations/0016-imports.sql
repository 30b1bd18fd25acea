-- Files of descriptions that were taken in, or tried. The row carries the work on: a killed run goes on after `position`.
create table import (
  id uuid primary key,
  account uuid not null references account,
  caller jsonb not null, -- who asked, with the roles and the token of that moment
  dry_run boolean not null,
  options jsonb not null,
  name text not null,
  size bigint not null,
  sha256 text not null,
  format text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  counts jsonb not null,
  total integer,
  problems jsonb not null default '[]',
  position integer not null default 0, -- records done, report and all
  created timestamptz(3) not null,
  finished timestamptz(3)
);
create index import_account on import (account, created desc);
create index import_created on import (created desc);
create index import_sha256 on import (sha256);

-- The report: what happened to each record, or would.
create table import_row (
  import uuid not null references import on delete cascade,
  position integer not null,
  outcome text not null,
  report jsonb not null,
  primary key (import, position)
);
create index import_row_outcome on import_row (import, outcome, position);

-- What a source said last of a dataset it has a key for: a new file changes only what the source itself changed.
create table import_said (
  source text not null,
  key text not null,
  said jsonb not null,
  updated timestamptz(3) not null,
  primary key (source, key),
  foreign key (source, key) references dataset_key
);

-- What sources call institutions.
create table import_publisher (
  identifier text primary key,
  institution uuid not null references institution
);

-- Whether an institution has a dataset of this title already.
create index dataset_title on dataset
  (publisher, md5(lower(coalesce(metadata->'title'->>'es', metadata->'title'->>'en', metadata->'title'->>'fr'))));
