-- More ways to sign in: codes of an authenticator app, passkeys, the single sign-on of an organisation.

alter table session
  add column id uuid not null default gen_random_uuid(), -- names it in lists; the cookie never shows there
  add column pending boolean not null default false, -- the password was right, the code is still missing
  add column agent text not null default ''; -- the browser, as it calls itself
create unique index session_id on session (id);

create table second_factor (
  account uuid primary key references account on delete cascade,
  secret text not null, -- RFC 6238; sealed with the key of the portal
  confirmed timestamptz, -- a code was given once; before that it counts for nothing
  last_step bigint not null default 0, -- of the newest code taken: no code works twice
  created timestamptz not null
);

create table recovery_code (
  account uuid not null references account on delete cascade,
  hash text not null, -- sha-256
  used timestamptz,
  primary key (account, hash)
);

create table passkey (
  id text primary key, -- credential id, base64url
  account uuid not null references account on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created timestamptz not null,
  last_used timestamptz
);
create index passkey_account on passkey (account);

-- What a browser was asked and has to answer, once and soon.
create table sign_in_challenge (
  hash text primary key, -- sha-256 of the challenge or state
  purpose text not null,
  account uuid references account on delete cascade,
  payload jsonb,
  created timestamptz not null
);

create table external_identity (
  issuer text not null,
  subject text not null,
  account uuid not null references account on delete cascade,
  created timestamptz not null,
  last_used timestamptz,
  primary key (issuer, subject)
);
create index external_identity_account on external_identity (account);
