-- The search index again, wider: what it is made from, in the order in which it came, and a full-text search over that.
-- All of it is derived; the catalogue's check at the next start fills it.

drop table search_text;
drop table search_document;
drop sequence search_generation;

-- Every document as it is to be found. Who follows reads from the last sequence he knows; a removed one stays as a trace.
create sequence search_sequence;
create table search_source (
  id uuid primary key,
  sequence bigint not null,
  -- Null when it was removed.
  body json
);
create unique index search_source_sequence on search_source (sequence);

-- Names this log: who remembers a place in another one must not go on from it.
create table search_log (id uuid primary key);
insert into search_log values (gen_random_uuid());

-- Narrow on purpose, and kept in the row: ranking and counting read every match.
create table search_document (
  id uuid primary key,
  fts tsvector not null,
  kind text not null,
  -- name=value
  facets text[] not null,
  modified timestamptz not null,
  starts date,
  ends date,
  west float8,
  south float8,
  east float8,
  north float8,
  use float8 not null,
  score float8 not null
) with (toast_tuple_target = 4080);
alter table search_document alter column fts set storage main;
create index search_document_fts on search_document using gin (fts);
create index search_document_modified on search_document (modified desc, id);

-- Words with digits in them lose their accents like others.
alter text search configuration milpa_es alter mapping for numword, numhword, hword_numpart with unaccent, simple;
alter text search configuration milpa_en alter mapping for numword, numhword, hword_numpart with unaccent, simple;
alter text search configuration milpa_fr alter mapping for numword, numhword, hword_numpart with unaccent, simple;
alter text search configuration milpa_plain alter mapping for numword, numhword, hword_numpart with unaccent, simple;
