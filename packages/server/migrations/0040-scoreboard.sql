-- The scoreboard of institutions as it stood at the end of each month; never changed after.
create table scoreboard_snapshot (
  month text primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  number integer not null unique check (number >= 1),
  taken timestamptz(3) not null,
  method integer not null, -- version of the formula
  previous text not null unique, -- hash of the snapshot before: no two follow the same one
  hash text not null unique -- of the canonical JSON of all this and of the rows below
);

create table scoreboard_body (
  month text not null references scoreboard_snapshot,
  position integer not null,
  institution uuid not null, -- no reference: what is kept must not stand in the way of anything
  document jsonb not null, -- its name then, its figures, score and rank
  primary key (month, position)
);
create index scoreboard_body_institution on scoreboard_body (institution, month);

create function refuse_scoreboard_change() returns trigger language plpgsql as $$
begin
  raise exception 'A kept month of the scoreboard is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger scoreboard_snapshot_fixed before update or delete on scoreboard_snapshot
  for each row execute function refuse_scoreboard_change();
create trigger scoreboard_body_fixed before update or delete on scoreboard_body
  for each row execute function refuse_scoreboard_change();
