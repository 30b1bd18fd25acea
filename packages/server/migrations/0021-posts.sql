-- The posts of an open data policy beside the three roles of every day; the paper an appointment rests on.
alter table appointment drop constraint appointment_role_check;
alter table appointment
  add constraint appointment_role_check check (role in (
    'administrator', 'publisher', 'viewer', 'head', 'liaison', 'data-administrator', 'generating-area', 'steward',
    'council-member', 'internal-control', 'auditor', 'policy-unit', 'moderator')),
  add column title text,
  add column note text,
  add column letter jsonb; -- {reference, file: {sha256, name}}
create index appointment_letter on appointment ((letter -> 'file' ->> 'sha256')) where letter ? 'file';
create index appointment_end on appointment (valid_to) where valid_to is not null;

-- What kind of body it is, and what became of it.
alter table institution
  add column class text,
  add column sector text,
  add column ended date,
  add column successor uuid references institution,
  add constraint institution_successor check (successor is null or (ended is not null and successor <> id));

-- The record of who did what also keeps as whom somebody acted, and by which appointment they were let through. Entries of
-- version 1 were hashed without these columns, so in them they are empty; those of version 2 are hashed with them.
alter table audit_entry
  add column version smallint not null default 1,
  add column assumed uuid,
  add column appointment uuid;
alter table audit_entry
  alter column version drop default,
  add constraint audit_entry_version check (version = 2 or (version = 1 and assumed is null and appointment is null));
