-- When each released dataset is due next: derived from releases and frequencies, made anew at any time.
create table clock_dataset (
  dataset uuid primary key,
  slug text not null,
  title jsonb not null,
  publisher uuid not null references institution,
  frequency text not null,
  modified timestamptz(3) not null, -- last change of content, from the bytes
  soon date,
  due date,
  overdue date, -- the first day on which it is
  unscheduled text, -- why there is no day
  check ((due is null) = (unscheduled is not null)),
  check ((soon is null) = (due is null) and (overdue is null) = (due is null))
);
create index clock_dataset_overdue on clock_dataset (overdue, dataset) where due is not null;
create index clock_dataset_due on clock_dataset (due) where due is not null;
create index clock_dataset_publisher on clock_dataset (publisher, overdue);

-- Somebody said in public why an update comes later. Reminders wait; what is overdue stays overdue.
create table clock_snooze (
  id uuid primary key,
  dataset uuid not null references dataset,
  due date not null, -- what was due when it was said
  until date not null,
  reason text not null check (length(trim(reason)) >= 3),
  account uuid not null references account, -- kept, not shown
  made timestamptz(3) not null,
  ended timestamptz(3), -- taken back before its day
  check (until > due or until > made::date)
);
create index clock_snooze_dataset on clock_snooze (dataset, made desc);

-- What was sent to whom. The row is written before the letter goes out, so that no letter goes out twice.
create table clock_notice (
  id bigint generated always as identity primary key,
  kind text not null, -- dataset, commitment, obligation
  subject uuid not null,
  due date not null,
  step text not null check (step in ('T-30', 'T-7', 'T0', 'T+7', 'T+30')),
  account uuid not null references account on delete cascade,
  rung text not null, -- for whom it was meant: owner, liaison, centre
  reached text not null, -- who got it, as nobody may hold the post it was meant for
  state text not null check (state in ('waiting', 'sending', 'sent', 'uncertain', 'void')),
  made timestamptz(3) not null,
  taken timestamptz(3), -- a process began to hand it over
  sent timestamptz(3),
  tries integer not null default 0,
  problem text,
  unique (kind, subject, due, step, account)
);
create index clock_notice_open on clock_notice (account, id) where state in ('waiting', 'sending');
create index clock_notice_sent on clock_notice (account, sent) where sent is not null;

-- How a person wants reminders; whoever is not here gets one letter a day at most.
create table clock_preference (
  account uuid primary key references account on delete cascade,
  digest text not null check (digest in ('none', 'daily', 'weekly'))
);
