-- Orders that follow from another: files that tell of a purged dataset are hidden with it, and go or are shown again with it.
alter table purge add column follows uuid references purge;
create index purge_follows on purge (follows) where follows is not null;

-- What a purge looks up of samples, however many were drawn.
create index audit_verification_dataset on audit_verification (dataset);
create index audit_finding_verification on audit_finding (verification) where verification is not null;

-- What auditors draw from, in the order in which it is numbered: of any number of datasets, read from here alone.
create index dataset_drawn on dataset (id) include (latest, publisher)
  where state = 'released' and kind = 'dataset' and latest is not null;
