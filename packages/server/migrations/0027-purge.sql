-- Orders to remove personal data that were published by mistake: the one door through which what was released changes.
create table purge (
  id uuid primary key,
  dataset uuid not null references dataset,
  distribution uuid references distribution, -- null: the whole dataset
  title jsonb not null, -- what the tombstone is called
  reason text not null check (length(reason) >= 3),
  authority text not null check (length(authority) >= 2),
  state text not null check (state in ('asked', 'refused', 'confirmed', 'removed', 'done')),
  asked_by uuid not null references account,
  asker text not null, -- the name by then
  asked timestamptz(3) not null,
  decided_by uuid references account, -- the second person, where the institution asks for one
  decider text,
  decided timestamptz(3),
  done timestamptz(3),
  hashes text[] not null default '{}', -- of the stored files that went with it
  check (state not in ('asked') or decided is null)
);
create index purge_dataset on purge (dataset, asked);
create index purge_asked on purge (asked desc);
create index purge_distribution on purge (distribution) where distribution is not null;

create function refuse_purge_removal() returns trigger language plpgsql as $$
begin
  raise exception 'An order to purge stays on record: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger purge_stays before delete on purge for each row execute function refuse_purge_removal();
create trigger purge_no_truncate before truncate on purge for each statement execute function refuse_purge_removal();

-- Institutions in which a second person has to confirm an order before bytes go.
create table purge_rule (
  institution uuid primary key references institution,
  second_person boolean not null
);

-- A file of descriptions that named a purged dataset is no longer kept either.
alter table import add column purged uuid references purge;
alter table dataset add column purged uuid references purge;
alter table release add column purged uuid references purge; -- the last order that took something out of it
alter table file_version add column purged uuid references purge;
alter table table_version add column purged uuid references purge;
create index file_version_purged on file_version (sha256) where purged is not null;

-- Whether an order that is being carried out in this transaction is about this dataset.
create function is_purging(of_dataset uuid) returns boolean language sql stable as $$
  select exists (
    select from purge where id::text = current_setting('milpa.purge', true) and dataset = of_dataset
      and state = 'confirmed')
$$;

create or replace function refuse_release_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and is_purging(old.dataset) then
    return new;
  end if;
  raise exception 'A release is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create or replace function refuse_history_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and is_purging(old.dataset) then
    return new;
  end if;
  raise exception 'The history of a dataset is never changed: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

-- The address of a purged dataset, which may itself say too much: it is found again by its hash.
create function purged_slug(slug text) returns text language sql immutable as $$
  select 'purged-' || encode(sha256(convert_to(slug, 'UTF8')), 'hex')
$$;

-- Carries out a confirmed order: what was said and read goes, identifiers and hashes stay, and every row that lost something
-- names the order. `left_over`: a description that says nothing but the title of the tombstone. Gives the hashes of stored files that go with it, should nothing else refer to them.
create function carry_out_purge(order_id uuid, left_over jsonb) returns text[] language plpgsql as $$
declare
  wanted purge%rowtype;
  places uuid[];
  versions uuid[];
  gone text[];
begin
  select * into strict wanted from purge where id = order_id and state = 'confirmed' for update;
  perform set_config('milpa.purge', order_id::text, true);
  select coalesce(array_agg(id), '{}') into places from distribution
    where dataset = wanted.dataset and (wanted.distribution is null or id = wanted.distribution);
  select coalesce(array_agg(v.id), '{}') into versions from table_version v join data_table t on t.id = v.data_table
    where t.distribution = any(places);
  select coalesce(array_agg(distinct sha256), '{}') into gone from (
    select sha256 from file_version where distribution = any(places)
    union select sha256 from table_version where id = any(versions)
    union select sha256 from derivative where table_version = any(versions)
    union select sha256 from upload where distribution = any(places)) stored where sha256 is not null;

  update release r set purged = order_id, diff = '[]',
      notes = case when wanted.distribution is null then '' else r.notes end,
      snapshot = case
        when wanted.distribution is null then
          (r.snapshot - array['metadata', 'distributions', 'notes', 'slug', 'measured'])
            || jsonb_build_object('metadata', left_over, 'distributions', '[]'::jsonb,
                 'notes', '', 'slug', purged_slug(r.snapshot->>'slug'))
        else (r.snapshot - 'measured') || jsonb_build_object('distributions', (
          select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(r.snapshot->'distributions')
            with ordinality as each (one, place) where not (one->>'id')::uuid = any(places)))
      end
    where r.dataset = wanted.dataset and (wanted.distribution is null or exists (
      select from jsonb_array_elements(r.snapshot->'distributions') as one where (one->>'id')::uuid = any(places)));
  update release_table set notes = '{}' where dataset = wanted.dataset and distribution = any(places);
  update dataset_change set changes = '[]' where dataset = wanted.dataset and (wanted.distribution is null
    or exists (select from unnest(places) as place where changes::text like '%' || place || '%')
    or exists (select from data_table t where t.distribution = any(places) and changes::text like '%' || t.id || '%'));

  delete from table_diff where before_version = any(versions) or after_version = any(versions);
  delete from derivative where table_version = any(versions);
  update table_version set name = '', profile = '{}', purged = order_id where id = any(versions);
  update data_table set name = '', notes = '{}' where distribution = any(places);
  update file_version set name = '', given_name = '', encoding = null, dialect = null, refusal = null, findings = '[]',
      purged = order_id, wanted = gen_random_uuid(), -- what is being read of it now counts no more
      state = case when state in ('received', 'reading') then 'failed' else state end where distribution = any(places);
  delete from link_check where distribution = any(places);
  delete from upload where distribution = any(places);
  update distribution set title = '', description = null, link = null, terms = '{}', removed = coalesce(removed, now())
    where id = any(places);

  if wanted.distribution is null then
    delete from dataset_key where dataset = wanted.dataset;
    update dataset_slug set slug = purged_slug(slug) where dataset = wanted.dataset;
    update dataset set slug = purged_slug(slug), metadata = left_over, purged = order_id,
        revision = revision + 1
      where id = wanted.dataset;
  end if;
  return gone;
end
$$;
