-- What was promised in an approved plan and will not be published: told once, with the reason, and never taken back in silence.
create table commitment_cancellation (
  commitment uuid primary key references commitment,
  at timestamptz(3) not null,
  by_post text not null check (btrim(by_post) <> ''),
  reason text not null check (btrim(reason) <> ''),
  account uuid not null references account
);
create function refuse_cancellation_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was told about a cancelled commitment is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger commitment_cancellation_fixed before update or delete on commitment_cancellation
  for each row execute function refuse_cancellation_change();

-- Who answers for it, as a person of the portal, so that it goes to a successor; null where only a name was written.
alter table commitment add column account uuid references account;
create index commitment_account on commitment (account) where account is not null;
