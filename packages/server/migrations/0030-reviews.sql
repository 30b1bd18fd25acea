-- How an institution lets its data go out; an institution without a row asks for no second pair of eyes.
create table release_rule (
  institution uuid primary key references institution,
  four_eyes boolean not null,
  changed timestamptz(3) not null
);

-- A working copy handed in for a second look. What was read is the revision: any later edit makes the review outdated.
create table review (
  id uuid primary key,
  dataset uuid not null references dataset,
  institution uuid not null references institution,
  revision integer not null,
  state text not null check (state in ('in-review', 'approved', 'returned', 'recalled', 'outdated', 'released')),
  notes text not null,
  not_before timestamptz(3),
  submitter uuid not null,
  submitter_name text not null,
  submitter_role text,
  submitted timestamptz(3) not null,
  decider uuid,
  decider_name text,
  decider_role text,
  decided timestamptz(3),
  comment text not null default '',
  version integer,
  trouble jsonb,
  check ((state in ('approved', 'returned')) <= (decided is not null))
);
create unique index review_open on review (dataset) where state in ('in-review', 'approved');
create index review_institution on review (institution, submitted desc);
create index review_due on review (not_before) where state = 'approved';

-- The last number given to a receipt of an institution in a year.
create table receipt_count (
  institution uuid not null references institution,
  year integer not null,
  last integer not null,
  primary key (institution, year)
);

-- One for each release, never changed: what was released, signed.
create table receipt (
  dataset uuid not null,
  version integer not null,
  folio text not null unique,
  body text not null, -- canonical JSON, exactly as signed
  signature text not null,
  signing_key text not null,
  made timestamptz(3) not null,
  primary key (dataset, version),
  foreign key (dataset, version) references release (dataset, number)
);
create trigger receipt_fixed before update or delete on receipt for each row execute function refuse_release_change();
