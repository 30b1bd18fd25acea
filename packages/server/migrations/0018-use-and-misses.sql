-- How often a dataset was looked at and downloaded: a number for each day, and nothing about who did.
create table dataset_use (
  dataset uuid not null,
  day date not null,
  views integer not null default 0,
  downloads integer not null default 0,
  primary key (dataset, day)
);
create index dataset_use_day on dataset_use (day);

-- What people looked for and did not find: the words, a number for each day, and nothing about who asked.
create table search_miss (
  words text not null,
  day date not null,
  count integer not null,
  primary key (words, day)
);
create index search_miss_day on search_miss (day);

-- What of an entry changes with the clock and with use alone, as it was indexed.
alter table catalogue_entry add column timeliness text not null default 'unknown';
alter table catalogue_entry add column use integer not null default 0;

-- Its publisher and all who stand above that: what a ministry is asked for is also what its agencies publish.
alter table catalogue_entry add column publishers uuid[] not null default '{}';
create index catalogue_entry_publishers on catalogue_entry using gin (publishers);
drop index catalogue_entry_publisher;

-- No release has this number: the check that each start asks for finds every entry stale and makes it anew.
update catalogue_entry set version = 0;
