-- The datasets of a series are found from its page.
create index release_in_series on release ((snapshot->'metadata'->>'inSeries'))
  where snapshot->'metadata'->>'inSeries' is not null;
