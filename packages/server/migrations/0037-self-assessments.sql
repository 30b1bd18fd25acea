-- What an institution, or a whole country, answers of itself to the questions of an index.
create table self_assessment (
  id uuid primary key,
  questionnaire text not null,
  institution uuid references institution,
  country text check (country ~ '^[A-Z]{3}$'),
  state text not null check (state in ('draft', 'reading')),
  comment text not null default '', -- why it was returned
  revision integer not null check (revision >= 1),
  account uuid not null references account,
  created timestamptz(3) not null,
  changed timestamptz(3) not null,
  check ((institution is null) <> (country is null))
);
create unique index self_assessment_subject on self_assessment (questionnaire, coalesce(institution::text, country));

-- What a person answered, and what a second person said of it. What the portal finds is never kept here: it is asked anew.
create table self_answer (
  assessment uuid not null references self_assessment,
  question text not null,
  answer text, -- null: unknown, against what the portal found
  reason text not null,
  evidence jsonb not null, -- [{url, text, dataset}]
  account uuid not null references account,
  name text not null,
  at timestamptz(3) not null,
  revision integer not null, -- of the assessment when it was written: an older form does not write over it
  verdict text not null check (verdict in ('open', 'confirmed', 'contested')),
  comment text not null default '',
  reader uuid references account,
  reader_name text,
  read timestamptz(3),
  primary key (assessment, question),
  check ((verdict = 'open') = (reader is null)),
  check (reader is null or reader <> account)
);

-- Frozen: exactly the bytes whose digest stands beside them. Never changed.
create table self_submission (
  id uuid primary key,
  assessment uuid not null references self_assessment,
  number integer not null check (number >= 1),
  questionnaire text not null,
  method text not null,
  institution uuid references institution,
  country text,
  frozen timestamptz(3) not null,
  account uuid not null references account,
  summary jsonb not null, -- of the body, for lists
  body text not null, -- canonical JSON
  sha256 text not null,
  unique (assessment, number)
);
create index self_submission_newest on self_submission (frozen desc, id);
create function refuse_submission_change() returns trigger language plpgsql as $$
begin
  raise exception 'A frozen self-assessment is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger self_submission_fixed before update or delete on self_submission
  for each row execute function refuse_submission_change();
create trigger self_submission_no_truncate before truncate on self_submission
  for each statement execute function refuse_submission_change();
