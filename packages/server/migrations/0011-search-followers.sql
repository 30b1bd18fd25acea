-- How far the full-text search of PostgreSQL has followed the log of documents: it may be behind, and catches up.
create table search_position (
  follower text primary key,
  sequence bigint not null
);
insert into search_position values ('full-text', 0);
truncate search_document;
