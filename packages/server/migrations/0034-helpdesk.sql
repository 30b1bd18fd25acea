-- When people work, by when cases are answered and solved, how long words of readers are kept. No row: what the contract says is usual.
create table helpdesk_settings (
  one boolean primary key default true check (one),
  document jsonb not null,
  changed timestamptz(3) not null
);

-- One matter: one thing and one kind of trouble with it.
create table helpdesk_case (
  id uuid primary key,
  number bigint generated always as identity unique, -- what people call it
  kind text not null,
  object_kind text not null check (object_kind in ('dataset', 'distribution', 'release', 'institution', 'holding', 'commitment')),
  object text not null,
  institution uuid not null references institution,
  dataset uuid, -- of which the object is, when it is of one
  state text not null check (state in ('open', 'answered', 'solved', 'reopened', 'closed')),
  origin text not null check (origin in ('reader', 'institution', 'centre', 'system')),
  opener uuid, -- account; null: a reader, or the portal itself
  post_role text not null,
  post_at text not null check (post_at in ('institution', 'portal')),
  opened timestamptz(3) not null,
  answer_due timestamptz(3) not null,
  solve_due timestamptz(3) not null,
  answered timestamptz(3), -- the first answer
  solved timestamptz(3),
  closed timestamptz(3),
  heard timestamptz(3) not null, -- the last word
  check ((state = 'closed') = (closed is not null)),
  check (state <> 'solved' or solved is not null)
);
-- A second case for the same matter cannot be: whoever opens one adds to the first.
create unique index helpdesk_case_matter on helpdesk_case (object_kind, object, kind) where state <> 'closed';
create index helpdesk_case_institution on helpdesk_case (institution, opened desc);
create index helpdesk_case_dataset on helpdesk_case (dataset) where dataset is not null;
create index helpdesk_case_due on helpdesk_case (solve_due) where state not in ('solved', 'closed');

create table helpdesk_message (
  case_id uuid not null references helpdesk_case,
  number integer not null check (number >= 1),
  at timestamptz(3) not null,
  origin text not null check (origin in ('reader', 'institution', 'centre', 'system')),
  account uuid,
  name text,
  role text,
  event text not null,
  text jsonb not null, -- a string, or of the portal itself a map of languages
  reply_to text, -- where a reader wants to be answered; shown to nobody
  language text,
  forgotten timestamptz(3), -- when words and address of a reader were removed
  primary key (case_id, number),
  check (forgotten is null or reply_to is null)
);
create index helpdesk_message_reader on helpdesk_message (case_id) where origin = 'reader' and forgotten is null;

-- A letter is written down before it is handed over and marked after: what is in doubt does not go out again.
create table helpdesk_letter (
  id uuid primary key,
  case_id uuid not null references helpdesk_case,
  what text not null,
  once text unique, -- what may be told one time only
  message integer, -- the one it is about
  account uuid, -- to whom; or to the reader who wrote this message, whose address stands there alone
  reader integer,
  state text not null check (state in ('waiting', 'sending', 'sent', 'uncertain', 'void')),
  made timestamptz(3) not null,
  sent timestamptz(3),
  problem text
);
create index helpdesk_letter_case on helpdesk_letter (case_id);

-- Which time that passed was told of, so that it is told once.
create table helpdesk_notice (
  case_id uuid not null references helpdesk_case,
  step text not null check (step in ('answer-due', 'solve-due')),
  due timestamptz(3) not null,
  told timestamptz(3) not null,
  primary key (case_id, step, due)
);
