-- People, what they hold, and what they sign in with. Secrets are kept as hashes only.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create table account (
  id uuid primary key,
  email text not null unique, -- in normal form: lower case, NFC
  name text not null,
  language text not null,
  password text, -- argon2id in PHC form; null until the invitation is accepted
  created timestamptz not null
);

create table session (
  hash text primary key, -- sha-256 of the cookie's value
  account uuid not null references account on delete cascade,
  created timestamptz not null,
  seen timestamptz not null
);
create index session_account on session (account);

create table api_token (
  id uuid primary key,
  account uuid not null references account on delete cascade,
  hash text not null unique, -- sha-256 of the secret
  name text not null,
  scopes text[] not null,
  institution uuid,
  created timestamptz not null,
  expires timestamptz,
  last_used timestamptz,
  revoked timestamptz
);
create index api_token_account on api_token (account);

create table invitation (
  hash text primary key, -- sha-256 of the code in the letter
  account uuid not null references account on delete cascade,
  created timestamptz not null,
  used timestamptz
);
create index invitation_account on invitation (account);

create table appointment (
  id uuid primary key,
  account uuid not null references account on delete cascade,
  role text not null check (role in ('administrator', 'publisher', 'viewer')),
  institution uuid, -- null: the whole portal
  valid_from timestamptz not null,
  valid_to timestamptz,
  check (valid_to is null or valid_to >= valid_from)
);
create index appointment_account on appointment (account);
create index appointment_institution on appointment (institution);

create table sign_in_try (
  key text not null, -- sha-256: neither addresses nor e-mails of strangers are kept
  at timestamptz not null
);
create index sign_in_try_key on sign_in_try (key, at);
