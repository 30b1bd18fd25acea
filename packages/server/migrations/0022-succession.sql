-- Letters of appointment that were sent here: only these can be named as evidence, by whoever sent them.
create table letter_received (
  sha256 text not null,
  account uuid not null references account on delete cascade,
  received timestamptz(3) not null,
  primary key (sha256, account)
);

-- An administrator who acts as another person for support, in one session, for a stated reason and a limited time.
create table acting (
  id uuid primary key,
  session uuid references session (id) on delete set null,
  actor uuid not null references account on delete cascade,
  assumed uuid not null references account on delete cascade,
  reason text not null,
  started timestamptz(3) not null,
  until timestamptz(3) not null,
  ended timestamptz(3),
  check (actor <> assumed),
  check (until > started)
);
create unique index acting_session on acting (session) where ended is null;
create index acting_assumed on acting (assumed, started desc);

-- Letters about vacant posts and appointments that end: each goes out once.
create table succession_notice (
  key text primary key,
  sent timestamptz(3) not null
);

-- Who cares for a dataset from day to day. Nobody: its person left, and nobody has taken over.
create table dataset_responsible (
  dataset uuid primary key references dataset,
  account uuid not null references account on delete cascade,
  since timestamptz(3) not null
);
create index dataset_responsible_account on dataset_responsible (account);
insert into dataset_responsible (dataset, account, since)
  select distinct on (c.dataset) c.dataset, a.id, c.at
  from dataset_change c join account a on a.id = c.account
  where c.action = 'create-dataset' order by c.dataset, c.number;
