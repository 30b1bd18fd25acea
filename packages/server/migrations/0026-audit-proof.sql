-- Keys with which the portal signs what others shall be able to check. The private half is sealed with the portal's secret.
create table signing_key (
  id text primary key, -- SHA-256 of the public key as SPKI
  public_key text not null, -- SPKI, base64
  sealed text not null, -- PKCS #8, sealed
  created timestamptz(3) not null
);

-- One root for each UTC day of the audit record, published, never changed. It covers the entries after those of the day before.
create table audit_root (
  day date primary key,
  first bigint not null,
  last bigint not null, -- one less than first: nothing was done
  merkle text not null, -- root of the entries' hashes, RFC 6962
  head text not null, -- hash of the newest entry at the end of the day
  previous text not null, -- hash of the root before
  hash text not null unique,
  key text not null references signing_key,
  signature text not null, -- Ed25519 over the text of the hash, base64
  made timestamptz(3) not null,
  check (last >= first - 1)
);
create trigger audit_root_append_only before update or delete on audit_root
  for each row execute function refuse_audit_change();
create trigger audit_root_no_truncate before truncate on audit_root
  for each statement execute function refuse_audit_change();

-- What an entry's hashes stand for, in words that can be read. It may go when privacy asks for it; the hashes stay.
create table audit_detail (
  number bigint primary key, -- of the entry; no foreign key, which would change how the chain refuses to be emptied
  institution uuid, -- that it concerns; stays when the words go
  before json,
  after json,
  kept_until timestamptz(3) -- of the words; null: as long as the portal
);
create index audit_detail_institution on audit_detail (institution, number);
create index audit_detail_kept_until on audit_detail (kept_until) where kept_until is not null;
create index audit_entry_at on audit_entry (at, number);
create index audit_entry_actor on audit_entry (actor, number);
