-- What people ask institutions to publish. Nothing of it is public before whoever asked has confirmed it by e-mail.
create table demand_request (
  id uuid primary key,
  number bigint generated always as identity unique, -- what people call it
  title text not null,
  description text not null,
  purpose text not null,
  language text not null,
  tags text[] not null,
  words text not null, -- title, description and tags without accents and capitals, to be searched
  institution uuid references institution, -- who answers; null: the central unit, which sends it on
  state text not null check (state in (
    'unconfirmed', 'open', 'accepted', 'declined', 'published', 'duplicate', 'fulfilled', 'withdrawn', 'hidden')),
  asked timestamptz(3) not null,
  opened timestamptz(3),
  answer_due date,
  answered timestamptz(3), -- the first answer
  promised date, -- where no commitment says by when
  commitment uuid references commitment,
  reason text,
  instrument text,
  article text,
  duplicate_of uuid references demand_request, -- the one that goes on, which is no duplicate itself
  fulfilled timestamptz(3),
  changed timestamptz(3) not null,
  revision integer not null,
  check ((state = 'unconfirmed') = (opened is null)),
  check ((opened is null) = (answer_due is null)),
  check (state <> 'accepted' or promised is not null or commitment is not null),
  -- Never declined without a law (R16-24).
  check (state <> 'declined' or (reason is not null and instrument is not null and article is not null)),
  check ((state = 'duplicate') = (duplicate_of is not null)),
  check (state <> 'fulfilled' or fulfilled is not null)
);
create index demand_request_institution on demand_request (institution, opened desc);
create index demand_request_due on demand_request (answer_due) where state = 'open';
create index demand_request_duplicates on demand_request (duplicate_of) where duplicate_of is not null;
create index demand_request_commitment on demand_request (commitment) where commitment is not null;

-- What answers a request, or will.
create table demand_dataset (
  request uuid not null references demand_request on delete cascade,
  dataset uuid not null,
  primary key (request, dataset)
);
create index demand_dataset_dataset on demand_dataset (dataset);

-- Whoever asked, and who needs it too. Whom a letter goes to can be read with the portal's secret alone, and is removed with time.
create table demand_voice (
  id uuid primary key,
  request uuid not null references demand_request on delete cascade,
  kind text not null check (kind in ('asker', 'supporter')),
  who text not null, -- keyed digest of the address: the same one counts once
  reply_to text, -- sealed
  name text, -- sealed
  language text not null,
  made timestamptz(3) not null,
  code text unique, -- digest of what the letter's link carries; null: used, or not sent yet
  code_ends timestamptz(3) not null,
  confirmed timestamptz(3),
  unique (request, who)
);
create index demand_voice_waiting on demand_voice (code_ends) where confirmed is null;

-- Everything that happened to a request, in sight of everyone.
create table demand_step (
  request uuid not null references demand_request on delete cascade,
  number integer not null check (number >= 1),
  event text not null,
  state text not null,
  at timestamptz(3) not null,
  role text,
  text text not null,
  institution uuid references institution,
  primary key (request, number)
);

-- A letter is written down before it is handed over and marked after: what is in doubt does not go out again.
create table demand_letter (
  id uuid primary key,
  request uuid not null references demand_request on delete cascade,
  what text not null,
  voice uuid references demand_voice on delete cascade,
  account uuid,
  once text unique, -- what may be told one time only
  state text not null check (state in ('waiting', 'sending', 'sent', 'uncertain', 'void')),
  made timestamptz(3) not null,
  sent timestamptz(3),
  problem text,
  check ((voice is null) <> (account is null))
);
create index demand_letter_request on demand_letter (request);
create index demand_letter_made on demand_letter (made);
