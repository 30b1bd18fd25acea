create table institution (
  id uuid primary key,
  slug text not null unique,
  name jsonb not null,
  description jsonb,
  level text not null,
  homepage text,
  email text,
  parent uuid references institution,
  revision integer not null,
  created timestamptz not null,
  updated timestamptz not null,
  check (parent <> id)
);
create index institution_parent on institution (parent);

-- Every readable address an institution ever had. A row is never removed: old addresses redirect for ever.
create table institution_slug (
  slug text primary key,
  institution uuid not null references institution
);

alter table appointment add constraint appointment_institution_exists foreign key (institution) references institution;
alter table api_token add constraint api_token_institution_exists foreign key (institution) references institution;
