-- What the catalogue and its index were made with besides the releases: when it is another, they are made anew.
create table catalogue_made (
  part text primary key, -- e.g. extra-fields
  sha256 text not null
);
