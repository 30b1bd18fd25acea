-- What catalogues of sources say of themselves and of what they list, as N-Triples: given back in the portal's own catalogue.
create table import_catalogue (
  source text not null,
  name text not null, -- the catalogue's address, or the file it came in
  statements text not null,
  updated timestamptz(3) not null,
  primary key (source, name)
);

-- The catalogue a dataset was listed in, and its record there; `urn:milpa:this` stands for the dataset.
create table import_catalogued (
  dataset uuid primary key references dataset,
  source text not null,
  name text not null,
  statements text not null
);
