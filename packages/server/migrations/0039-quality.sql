-- What the quality of each released dataset was found to be: derived from releases and link checks, measured anew at any time.
create table quality_dataset (
  dataset uuid primary key,
  version integer not null,
  publisher uuid not null,
  -- Of the measurement; another one, and everything is measured anew.
  method integer not null,
  measured timestamptz(3) not null,
  -- What the rules of DCAT-AP say of this version; null: could not be checked.
  dcat_ap boolean,
  points float8 not null,
  -- What it would be if everything that could not be checked held.
  highest float8 not null,
  -- Stars of openness that are sure, and those that are possible.
  stars integer not null,
  possible_stars integer not null,
  -- A place for each indicator, in their order: for how many it holds, could not be checked, and was asked.
  held integer[] not null,
  unknown integer[] not null,
  population integer[] not null
);
create index quality_dataset_points on quality_dataset (points, dataset);
create index quality_dataset_publisher on quality_dataset (publisher);

-- Which dataset somebody said is the one that a list of high-value data asks for. Never deleted: what is over has an end.
create table charter_slot (
  id uuid primary key,
  slot text not null,
  dataset uuid not null,
  since timestamptz(3) not null,
  account uuid not null, -- of the person; never shown to the public
  institution uuid, -- for which the person acted; null: for the whole portal
  note text not null,
  ended timestamptz(3),
  ended_by uuid
);
create unique index charter_slot_standing on charter_slot (slot, dataset) where ended is null;
create index charter_slot_dataset on charter_slot (dataset) where ended is null;
