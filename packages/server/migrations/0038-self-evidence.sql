-- Files that were sent as evidence of a self-assessment: only these can be named in its answers.
create table self_evidence (
  assessment uuid not null references self_assessment,
  sha256 text not null,
  name text not null,
  account uuid not null references account,
  received timestamptz(3) not null,
  frozen boolean not null default false, -- a submission names it: it is kept from then on
  primary key (assessment, sha256)
);
create index self_evidence_file on self_evidence (sha256);
