-- What people made of data, as whoever made it says. Public only while it is accepted.
create table reuse (
  id uuid primary key,
  state text not null check (state in ('waiting', 'sent', 'accepted', 'declined', 'hidden', 'withdrawn')),
  title text not null,
  description text not null,
  language text not null,
  kind text not null,
  address text not null,
  maker_name text not null,
  maker_kind text not null check (maker_kind in ('person', 'organisation')),
  since date,
  impact_text text,
  impact_url text,
  impact_confirmed timestamptz(3),
  impact_confirmed_by uuid references institution,
  words text not null, -- what is looked for in it: its texts without accents and capitals
  email text, -- of whoever sent it in, sealed; removed when nobody has to be told any more
  made timestamptz(3) not null,
  accepted timestamptz(3), -- the last time
  changed timestamptz(3) not null,
  reason text, -- why it was declined or hidden
  revision integer not null default 1,
  check (state <> 'accepted' or accepted is not null),
  check (state not in ('declined', 'hidden') or reason is not null),
  check (impact_confirmed is null or (impact_text is not null and impact_confirmed_by is not null))
);
create index reuse_public on reuse (accepted desc, id) where state = 'accepted';
create index reuse_state on reuse (state, changed);

-- The datasets it was made of. Whose they are, what they are about and whether they are public is a copy, made anew with each release.
create table reuse_dataset (
  reuse uuid not null references reuse on delete cascade,
  dataset uuid not null,
  position integer not null,
  version integer,
  institution uuid not null,
  themes text[] not null,
  released boolean not null,
  primary key (reuse, dataset)
);
create index reuse_dataset_dataset on reuse_dataset (dataset);
create index reuse_dataset_institution on reuse_dataset (institution);

-- What was found at its address. Another address is another row: nothing found at the old one counts.
create table reuse_check (
  reuse uuid primary key references reuse on delete cascade,
  address text not null,
  state text not null check (state in ('available', 'unavailable', 'unchecked')),
  checked timestamptz(3),
  status integer,
  reason text,
  since timestamptz(3) not null,
  misses integer not null default 0,
  next timestamptz(3) not null
);
create index reuse_check_next on reuse_check (next);

-- Codes in letters to whoever sent it, as their hashes. `confirm` works once and not for long, `own` as long as there is something to correct.
create table reuse_code (
  hash text primary key,
  reuse uuid not null references reuse on delete cascade,
  purpose text not null check (purpose in ('confirm', 'own')),
  made timestamptz(3) not null
);
create index reuse_code_reuse on reuse_code (reuse);
