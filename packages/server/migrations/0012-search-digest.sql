-- Whether a document is as it was is told by a digest, the first half of the sha-256 of its JSON: it costs less than the
-- document, which need not be sent to be told. Documents are text to the database, and most of them fit into a row as they are.
alter table search_source alter column body type text using body::text;
alter table search_source add column digest uuid;
update search_source set digest = encode(substring(sha256(convert_to(body, 'UTF8')) for 16), 'hex')::uuid
where body is not null;
alter table search_source set (toast_tuple_target = 8160);
