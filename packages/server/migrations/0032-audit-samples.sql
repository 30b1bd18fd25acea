-- A random sample of released datasets: what it was drawn from, by which seed and method, is kept so that anyone draws the same.
create table audit_sample (
  id uuid primary key,
  title text not null,
  method integer not null,
  seed text not null,
  institution uuid references institution, -- it and all below it; null: the whole portal
  theme text,
  released_from date,
  released_to date,
  population text not null, -- a line for each member: identifier and version
  population_size integer not null check (population_size > 0),
  sha256 text not null, -- of the population
  account uuid not null references account,
  drawn timestamptz(3) not null,
  published timestamptz(3)
);

-- What is drawn is drawn: a sample changes once, when it is published.
create function refuse_sample_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.published is not null
    or (to_jsonb(new) - 'published') is distinct from (to_jsonb(old) - 'published') then
    raise exception 'A sample is not changed after it was drawn';
  end if;
  return new;
end $$;
create trigger audit_sample_fixed before update or delete on audit_sample
  for each row execute function refuse_sample_change();

-- One dataset of a sample: what the machine saw and what the auditor says. Fixed once the sample is published.
create table audit_verification (
  id uuid primary key,
  sample uuid not null references audit_sample,
  position integer not null,
  dataset uuid not null references dataset,
  version integer not null,
  slug text not null,
  title jsonb not null,
  publisher uuid not null references institution,
  checks jsonb,
  checked timestamptz(3),
  answers jsonb not null default '[]',
  answered timestamptz(3),
  revision integer not null default 1,
  unique (sample, position),
  unique (sample, dataset),
  check ((checks is null) = (checked is null))
);

create table audit_finding (
  id uuid primary key,
  sample uuid not null references audit_sample,
  verification uuid references audit_verification,
  institution uuid not null references institution,
  severity text not null check (severity in ('minor', 'major', 'critical')),
  what text not null,
  rule text not null,
  evidence text not null,
  url text,
  account uuid not null references account,
  noted timestamptz(3) not null
);
create index audit_finding_sample on audit_finding (sample, noted);

create table corrective_action (
  id uuid primary key,
  finding uuid not null references audit_finding,
  sample uuid not null references audit_sample,
  institution uuid not null references institution,
  post text not null,
  what text not null,
  due date not null,
  state text not null check (state in ('open', 'replied', 'closed', 'dropped')),
  revision integer not null default 1
);
create index corrective_action_due on corrective_action (due) where state = 'open';
create index corrective_action_finding on corrective_action (finding);
create index corrective_action_institution on corrective_action (institution, due);

-- Everything that was said of an action, in order; nothing of it is changed.
create table corrective_action_step (
  action uuid not null references corrective_action,
  number integer not null,
  event text not null,
  state text not null,
  due date not null,
  text text not null,
  account uuid not null references account, -- kept, not shown
  role text,
  at timestamptz(3) not null,
  primary key (action, number)
);
