-- Laws and guides as data: what they ask for, of whom, by when. Each loading is a version that stays.
create table legal_instrument (
  key text not null,
  version integer not null check (version >= 1),
  document jsonb not null,
  account uuid not null references account,
  loaded timestamptz(3) not null,
  primary key (key, version)
);

-- What an institution has to do by a day, as the newest version of an instrument says. Made anew at any time; what was
-- fulfilled stays, and what no rule asks for any more lapses.
create table obligation (
  id uuid primary key,
  instrument text not null,
  rule text not null,
  institution uuid not null references institution,
  occurrence integer not null check (occurrence >= 0),
  due date not null,
  fulfilled date,
  evidence jsonb, -- {text, url} from a person, {found} from a check
  checked text check (checked in ('pass', 'fail', 'unknown')), -- null: nothing the portal could see
  lapsed timestamptz(3),
  unique (instrument, rule, institution, occurrence),
  check ((fulfilled is null) = (evidence is null))
);
create index obligation_institution on obligation (institution, due);
create index obligation_due on obligation (due) where fulfilled is null and lapsed is null;
