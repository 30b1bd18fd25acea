-- A code in a letter lets somebody choose a first password, or a new one when the old is forgotten.
alter table invitation add column purpose text not null default 'invitation' check (purpose in ('invitation', 'forgotten'));
