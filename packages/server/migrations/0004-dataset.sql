-- Datasets, their files, what was read from them, and what was released. Rows a release points at are never changed.
create table dataset (
  id uuid primary key,
  slug text not null unique,
  publisher uuid not null references institution,
  state text not null check (state in ('draft', 'released', 'withdrawn')),
  metadata jsonb not null,
  revision integer not null,
  latest integer, -- number of the newest release
  issued timestamptz(3),
  modified timestamptz(3),
  withdrawal jsonb, -- {withdrawn, reason, authority}, while withdrawn
  created timestamptz(3) not null,
  updated timestamptz(3) not null,
  check ((state = 'draft') = (latest is null)),
  check ((state = 'withdrawn') = (withdrawal is not null))
);
create index dataset_publisher on dataset (publisher, updated desc);
create index dataset_updated on dataset (updated desc);

-- Every readable address a dataset ever had. A row is never removed: old addresses redirect for ever.
create table dataset_slug (
  slug text primary key,
  dataset uuid not null references dataset
);

create table distribution (
  id uuid primary key,
  dataset uuid not null references dataset,
  title text not null,
  description jsonb,
  position integer not null,
  removed timestamptz(3), -- taken out of the working copy; releases keep it
  created timestamptz(3) not null
);
create index distribution_dataset on distribution (dataset, position);

-- One received file: the bytes of one distribution at one time.
create table file_version (
  id uuid primary key,
  distribution uuid not null references distribution,
  name text not null, -- made safe
  given_name text not null, -- as it was sent
  size bigint not null,
  sha256 text not null,
  media_type text not null,
  format text not null default '',
  encoding text,
  dialect jsonb,
  state text not null check (state in ('received', 'reading', 'read', 'refused', 'failed')),
  progress real,
  refusal jsonb,
  findings jsonb not null default '[]',
  wanted uuid not null, -- the reading asked for last
  reading uuid, -- the reading whose tables count; differs from wanted while a file is read (again)
  starts integer not null default 0, -- of the wanted reading
  failures integer not null default 0, -- of the wanted reading
  received timestamptz(3) not null,
  current boolean not null default true -- the one the working copy shows
);
create unique index file_version_current on file_version (distribution) where current;
create index file_version_distribution on file_version (distribution);
create index file_version_sha256 on file_version (sha256);

-- The lasting identity of a table, through every version of its file.
create table data_table (
  id uuid primary key,
  distribution uuid not null references distribution,
  name text not null, -- in the newest file read
  notes jsonb not null default '{}', -- what the publisher says about its columns
  created timestamptz(3) not null
);
create index data_table_distribution on data_table (distribution);

create table table_version (
  id uuid primary key,
  data_table uuid not null references data_table,
  file_version uuid not null references file_version,
  reading uuid not null,
  position integer not null,
  name text not null,
  sha256 text not null, -- of the Parquet file
  size bigint not null,
  rows bigint not null,
  columns integer not null,
  formats text[] not null,
  profile jsonb not null,
  engine text not null,
  created timestamptz(3) not null,
  unique (reading, data_table)
);
create index table_version_file on table_version (file_version, reading, position);
create index table_version_table on table_version (data_table);
create index table_version_sha256 on table_version (sha256);

-- What the public sees, fixed for ever.
create table release (
  dataset uuid not null references dataset,
  number integer not null check (number >= 1),
  released timestamptz(3) not null,
  modified timestamptz(3) not null,
  notes text not null,
  snapshot jsonb not null, -- the public dataset of this release
  sha256 text not null, -- of the canonical JSON of metadata and files
  content text not null, -- the same of the files alone
  diff jsonb not null,
  primary key (dataset, number)
);
create index release_released on release (released desc);

create table release_file (
  dataset uuid not null,
  number integer not null,
  distribution uuid not null references distribution,
  file_version uuid not null references file_version,
  primary key (distribution, number),
  foreign key (dataset, number) references release
);
create index release_file_version on release_file (file_version);

create table release_table (
  dataset uuid not null,
  number integer not null,
  data_table uuid not null references data_table,
  table_version uuid not null references table_version,
  distribution uuid not null references distribution,
  notes jsonb not null,
  primary key (data_table, number),
  foreign key (dataset, number) references release
);
create index release_table_version on release_table (table_version);

create function refuse_release_change() returns trigger language plpgsql as $$
begin
  raise exception 'A release is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger release_fixed before update or delete on release for each row execute function refuse_release_change();
create trigger release_file_fixed before update or delete on release_file
  for each row execute function refuse_release_change();
create trigger release_table_fixed before update or delete on release_table
  for each row execute function refuse_release_change();

-- Computed once, kept: both can be made again from the Parquet files.
create table table_diff (
  before_version uuid not null references table_version on delete cascade,
  after_version uuid not null references table_version on delete cascade,
  diff jsonb not null,
  primary key (before_version, after_version)
);
create table derivative (
  table_version uuid not null references table_version on delete cascade,
  format text not null,
  engine text not null,
  sha256 text not null,
  size bigint not null,
  created timestamptz(3) not null,
  primary key (table_version, format, engine)
);
create index derivative_sha256 on derivative (sha256);

-- A file on its way in. Its bytes lie in the upload folder until they are whole, then in the file store.
create table upload (
  id text primary key,
  account uuid not null references account on delete cascade,
  size bigint not null,
  metadata jsonb not null,
  created timestamptz(3) not null,
  sha256 text, -- set when the bytes are in the file store
  distribution uuid references distribution -- where it was used
);
create index upload_created on upload (created);
create index upload_sha256 on upload (sha256);

-- Stored files nothing refers to, since when: they go after a day (a file is stored before it is written down).
create table file_orphan (
  sha256 text primary key,
  seen timestamptz(3) not null
);
