-- Every body of data an institution holds, published or not.
create table holding (
  id uuid primary key,
  institution uuid not null references institution,
  key text not null, -- what the institution calls it; imports update by it
  name jsonb not null,
  description jsonb not null,
  area text not null,
  post text not null,
  system text not null,
  form text,
  subject text not null,
  geography text not null,
  period text not null,
  personal_data text check (personal_data in ('none', 'pseudonymous', 'personal', 'sensitive')),
  level text check (level in ('public', 'restricted', 'non-public')), -- null: not classified yet
  decision jsonb, -- {instrument, article, reviewer, decided, review, reasoning}
  priority jsonb not null,
  revision integer not null,
  created timestamptz(3) not null,
  updated timestamptz(3) not null,
  unique (institution, key),
  -- Secrecy without a reason cannot be kept: not by a form, not by a program, not by hand.
  constraint holding_closed_has_reason check (
    level is null or level = 'public' or (
      decision is not null
      and coalesce(btrim(decision->>'instrument'), '') <> ''
      and coalesce(btrim(decision->>'article'), '') <> ''
      and coalesce(btrim(decision->>'reviewer'), '') <> ''
      and coalesce(btrim(decision->>'reasoning'), '') <> ''
      and coalesce(decision->>'decided', '') ~ '^\d{4}-\d{2}-\d{2}$'
      and coalesce(decision->>'review', '') ~ '^\d{4}-\d{2}-\d{2}$'
      and decision->>'review' > decision->>'decided'
    )
  )
);
create index holding_review on holding ((decision->>'review')) where decision is not null;

-- What a holding is published as.
create table holding_dataset (
  holding uuid not null references holding on delete cascade,
  dataset uuid not null references dataset,
  position integer not null,
  primary key (holding, dataset)
);
create index holding_dataset_dataset on holding_dataset (dataset);

-- Who changed what, when. A removed holding leaves its history.
create table holding_change (
  holding uuid not null,
  institution uuid not null references institution,
  revision integer not null,
  at timestamptz(3) not null,
  action text not null,
  account uuid, -- never shown to the public
  by_name text not null,
  level text, -- after the change: what was closed stays closed in the history
  changes jsonb not null, -- [{pointer, before, after}]
  primary key (holding, revision)
);
create function refuse_holding_history_change() returns trigger language plpgsql as $$
begin
  raise exception 'The history of a holding is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger holding_change_fixed before update or delete on holding_change
  for each row execute function refuse_holding_history_change();

-- What an institution chose for its inventory; without a row it has the choices everyone starts with.
create table inventory_settings (
  institution uuid primary key references institution,
  closed_names_public boolean not null,
  weights jsonb not null,
  weights_from jsonb, -- {session, held, resolution}
  revision integer not null,
  updated timestamptz(3) not null
);

-- Files that were taken in, or tried, with their report.
create table inventory_import (
  id uuid primary key,
  account uuid not null references account,
  by_name text not null,
  dry_run boolean not null,
  options jsonb not null,
  name text not null,
  size bigint not null,
  sha256 text not null,
  counts jsonb not null,
  problems jsonb not null,
  created timestamptz(3) not null
);
create index inventory_import_account on inventory_import (account, created desc);
create index inventory_import_sha256 on inventory_import (sha256);
create table inventory_import_row (
  import uuid not null references inventory_import on delete cascade,
  position integer not null,
  outcome text not null,
  report jsonb not null,
  primary key (import, position)
);
create index inventory_import_row_outcome on inventory_import_row (import, outcome, position);
