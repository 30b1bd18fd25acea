-- Who did what, in one chain: each entry's hash covers the hash before it, so nothing can be changed or taken out unseen.
create table audit_entry (
  number bigint primary key,
  at timestamptz(3) not null,
  actor uuid,
  token uuid,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before_hash text,
  after_hash text,
  previous text not null,
  hash text not null unique
);
create index audit_entry_object on audit_entry (object_kind, object_id, number);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit record is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_audit_change();
