-- What became of each public dataset, in the order in which it was noticed: the change feed. A row is never changed.
create table feed_change (
  number bigint primary key, -- without gaps, in the order of commits: a cursor never misses a row
  dataset uuid not null,
  kind text not null check (kind in ('created', 'updated', 'withdrawn', 'restored')),
  version integer not null,
  at timestamptz(3) not null, -- when it happened
  noted timestamptz(3) not null, -- when it was written here
  slug text not null,
  title jsonb not null,
  withdrawal jsonb -- {reason, authority}, of what was withdrawn
);
create index feed_change_dataset on feed_change (dataset, number desc);
create index feed_change_noted on feed_change (noted);

-- Grows whenever the catalogue may read differently, names of publishers included.
create sequence feed_generation;

-- Datasets of a series are asked for by its description.
create index release_series on release ((snapshot->'metadata'->>'inSeries')) where snapshot->'metadata' ? 'inSeries';
