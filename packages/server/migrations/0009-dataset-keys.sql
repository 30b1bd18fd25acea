-- What a source that is read again and again calls a dataset: one record for each key, whatever its title is by then.
create table dataset_key (
  source text not null, -- who gives the keys: the address of a catalogue, the identifier of an import
  key text not null,
  dataset uuid not null references dataset,
  created timestamptz(3) not null,
  primary key (source, key)
);
create index dataset_key_dataset on dataset_key (dataset);
-- What others call it (adms:identifier): looked up within one publisher.
create index dataset_identifiers on dataset using gin ((metadata->'identifiers'));
