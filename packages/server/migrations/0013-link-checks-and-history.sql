-- One row for each address of a link that somebody may follow: when it is asked next, and what was found last.
alter table link_check drop constraint link_check_pkey;
alter table link_check add primary key (distribution, address);
alter table link_check alter column checked drop not null;
alter table link_check add column next timestamptz(3) not null default now();
-- Times in a row that the answer said nothing for sure (no answer, 5xx): only a second look makes it unavailable.
alter table link_check add column misses integer not null default 0;
create index link_check_next on link_check (next);

-- Who changed what, when: written in the transaction of the change, never changed after.
create table dataset_change (
  dataset uuid not null references dataset,
  number integer not null check (number >= 1),
  at timestamptz(3) not null,
  action text not null,
  account uuid, -- of the person; never shown to the public
  role text, -- in which the person acted, and for which institution; null for the whole portal
  institution uuid references institution,
  version integer, -- of a release
  changes jsonb not null, -- [{pointer, before, after}] of the description
  said jsonb, -- reason and authority of a withdrawal
  primary key (dataset, number)
);
create function refuse_history_change() returns trigger language plpgsql as $$
begin
  raise exception 'The history of a dataset is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger dataset_change_fixed before update or delete on dataset_change
  for each row execute function refuse_history_change();
