-- The search index: derived from released datasets, and rebuilt from them at any time.

-- Words without accents, then stemmed as each language does.
create text search configuration milpa_es (copy = spanish);
alter text search configuration milpa_es
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, spanish_stem;
create text search configuration milpa_en (copy = english);
alter text search configuration milpa_en
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, english_stem;
create text search configuration milpa_fr (copy = french);
alter text search configuration milpa_fr
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, french_stem;
create text search configuration milpa_plain (copy = simple);
alter text search configuration milpa_plain
  alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, simple;

-- Narrow on purpose, and kept in the row: ranking and counting read every match.
create table search_document (
  id uuid primary key,
  fts tsvector not null,
  publisher text not null,
  level text not null,
  licence text not null,
  frequency text not null,
  themes text[] not null,
  formats text[] not null,
  modified timestamptz not null,
  generation bigint not null
) with (toast_tuple_target = 4080);
alter table search_document alter column fts set storage main;
create index search_document_fts on search_document using gin (fts);
create index search_document_modified on search_document (modified desc, id);

-- What is shown of a document that was found; read for one page at a time.
create table search_text (
  id uuid primary key references search_document on delete cascade,
  titles jsonb not null,
  texts jsonb not null
);

-- Words of titles and keywords, for questions with a typing error.
create table search_word (word text primary key);
create index search_word_trigram on search_word using gin (word gin_trgm_ops);

-- The first rebuild must come after what was put before it.
create sequence search_generation;
select nextval('search_generation');

-- What the catalogue shows of each released dataset in lists, as it was released.
create table catalogue_entry (
  dataset uuid primary key,
  publisher uuid not null,
  version integer not null,
  modified timestamptz not null,
  released timestamptz not null,
  notes text not null,
  tables integer not null,
  rows bigint not null,
  files integer not null,
  bytes bigint not null,
  item jsonb not null
);
create index catalogue_entry_publisher on catalogue_entry (publisher, released desc);
create index catalogue_entry_released on catalogue_entry (released desc);
