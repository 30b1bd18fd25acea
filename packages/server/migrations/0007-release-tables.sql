-- The tables of one release are asked for by every SQL statement that names its dataset.
create index release_table_release on release_table (dataset, number);
