-- What the catalogue and its index were made with besides the releases: when it is another, they are made anew.
create table catalogue_made (
  part text primary key, -- e.g. extra-fields
  sha256 text not null
);

-- Facts of an institution that nobody has said: an import took them from its name. Until a person confirms them.
alter table institution add column guessed text[] not null default '{}' check (guessed <@ array['level', 'parent']);
