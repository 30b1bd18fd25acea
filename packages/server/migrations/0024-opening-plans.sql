-- Sessions of an institution's open data council, as they were put down; never changed after.
create table council_session (
  id uuid primary key,
  institution uuid not null references institution,
  held date not null,
  title text not null,
  agenda jsonb not null,
  attendance jsonb not null, -- [{post, present}]
  resolutions jsonb not null,
  evidence jsonb, -- {name, size, sha256, public}
  imported boolean not null,
  account uuid not null references account,
  recorded timestamptz(3) not null
);
create index council_session_institution on council_session (institution, held desc);
create index council_session_evidence on council_session ((evidence->>'sha256'));
create function refuse_session_change() returns trigger language plpgsql as $$
begin
  raise exception 'A council session is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger council_session_fixed before update or delete on council_session
  for each row execute function refuse_session_change();

create table opening_plan (
  id uuid primary key,
  institution uuid not null references institution,
  title text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  note text not null,
  session uuid references council_session,
  revision integer not null,
  created timestamptz(3) not null,
  updated timestamptz(3) not null,
  unique (institution, title),
  check ((state = 'approved') = (session is not null))
);

create table commitment (
  id uuid primary key,
  plan uuid not null references opening_plan,
  holding uuid not null references holding,
  post text not null,
  person text not null,
  due date not null,
  first date not null, -- the day that was approved
  frequency text not null,
  goal text not null,
  revision integer not null,
  created timestamptz(3) not null,
  updated timestamptz(3) not null,
  unique (plan, holding)
);
create index commitment_due on commitment (due);
create index commitment_holding on commitment (holding);

-- Every change of a day after approval; everyone reads it, nobody changes it.
create table commitment_rescheduling (
  commitment uuid not null references commitment,
  number integer not null check (number >= 1),
  at timestamptz(3) not null,
  old date not null,
  new date not null,
  by_post text not null check (btrim(by_post) <> ''),
  reason text not null check (btrim(reason) <> ''),
  account uuid not null references account,
  primary key (commitment, number)
);
create function refuse_rescheduling_change() returns trigger language plpgsql as $$
begin
  raise exception 'What was told about a moved day is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger commitment_rescheduling_fixed before update or delete on commitment_rescheduling
  for each row execute function refuse_rescheduling_change();

-- The day of an approved commitment moves only together with the row that tells of it.
create function refuse_silent_move() returns trigger language plpgsql as $$
begin
  if new.due <> old.due
    and exists (select 1 from opening_plan p where p.id = new.plan and p.state = 'approved')
    and not exists (
      select 1 from commitment_rescheduling r
      where r.commitment = new.id and r.old = old.due and r.new = new.due
        and r.number = (select max(number) from commitment_rescheduling where commitment = new.id))
  then
    raise exception 'The day of an approved commitment moves only with a reason' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger commitment_moves_are_told before update on commitment
  for each row execute function refuse_silent_move();
