-- What others recommend and what was committed to: who answers by when, and how far it is.
create table recommendation (
  id uuid primary key,
  source text not null check (source in ('oecd-2016', 'oecd-2018', 'commitment', 'council')),
  code text, -- by which it is cited
  title jsonb not null,
  wording text not null check (wording in ('verbatim', 'paraphrase', 'recalled')),
  citation text not null,
  url text,
  institution uuid references institution,
  post text,
  received date not null,
  answer_due date,
  state text not null
    check (state in ('received', 'accepted', 'partly', 'refused', 'under-way', 'done', 'stopped')),
  answered date, -- of the first answer: whether it came in time
  revision integer not null default 1,
  unique (source, code),
  check ((institution is null) = (post is null)),
  check (answer_due is null or institution is not null)
);
create index recommendation_institution on recommendation (institution);
create index recommendation_due on recommendation (answer_due) where state = 'received';

create table recommendation_milestone (
  id uuid primary key,
  recommendation uuid not null references recommendation,
  title text not null,
  due date not null,
  done date,
  made timestamptz(3) not null
);
create index recommendation_milestone_of on recommendation_milestone (recommendation, due);
create index recommendation_milestone_due on recommendation_milestone (due) where done is null;

create table recommendation_evidence (
  id uuid primary key,
  recommendation uuid not null references recommendation,
  milestone uuid references recommendation_milestone,
  text text not null,
  url text,
  dataset uuid references dataset,
  account uuid not null references account, -- kept, not shown
  at timestamptz(3) not null
);
create index recommendation_evidence_of on recommendation_evidence (recommendation, at);

-- Everything that was done with it, in order; nothing of it is changed.
create table recommendation_step (
  recommendation uuid not null references recommendation,
  number integer not null,
  event text not null,
  state text not null,
  text text not null,
  account uuid not null references account, -- kept, not shown
  role text,
  at timestamptz(3) not null,
  day date not null, -- of the calendar of the portal
  primary key (recommendation, number)
);
