-- An order to purge may be about one version of a file: the bytes a release has of it, and every release that has the same.
alter table purge add column version integer; -- the number the order names
alter table purge add column sha256 text; -- of those bytes
alter table purge add check ((version is null) = (sha256 is null));
alter table purge add check (version is null or distribution is not null);

-- The order that keeps the public from these bytes of a file, from the moment it was asked for until it is refused.
create function standing_purge(of_distribution uuid, bytes text) returns setof purge language sql stable as $$
  select * from purge where distribution = of_distribution and state <> 'refused' and (sha256 is null or sha256 = bytes)
    order by asked, id limit 1
$$;

create or replace function carry_out_purge(order_id uuid, left_over jsonb) returns text[] language plpgsql as $$
declare
  wanted purge%rowtype;
  whole boolean;
  one_version boolean;
  places uuid[]; -- distributions
  files uuid[]; -- what was received of them
  versions uuid[]; -- of the tables in those
  touched integer[]; -- numbers of the releases that have them
  pointers text[]; -- where a history speaks of them
  first_there timestamptz;
  gone text[];
begin
  select * into strict wanted from purge where id = order_id and state = 'confirmed' for update;
  perform set_config('milpa.purge', order_id::text, true);
  whole := wanted.distribution is null;
  one_version := wanted.sha256 is not null;
  select coalesce(array_agg(id), '{}') into places from distribution
    where dataset = wanted.dataset and (whole or id = wanted.distribution);
  select coalesce(array_agg(f.id), '{}'), min(f.received) into files, first_there from file_version f
    where f.distribution = any(places) and (not one_version or f.sha256 = wanted.sha256);
  select coalesce(array_agg(v.id), '{}') into versions from table_version v where v.file_version = any(files);
  select coalesce(array_agg(distinct rf.number), '{}') into touched from release_file rf where rf.file_version = any(files);
  select coalesce(array_agg(distinct sha256), '{}') into gone from (
    select sha256 from file_version where id = any(files)
    union select sha256 from table_version where id = any(versions)
    union select sha256 from derivative where table_version = any(versions)
    union select u.sha256 from upload u where u.distribution = any(places)
      and (not one_version or u.sha256 = wanted.sha256)) stored where sha256 is not null;

  -- Of one version: what the release after it says of the difference has rows of it, too.
  update release r set purged = order_id, diff = '[]',
      notes = case when one_version and not r.number = any(touched) then r.notes else '' end,
      snapshot = case
        when whole then
          (r.snapshot - array['metadata', 'distributions', 'notes', 'slug', 'measured'])
            || jsonb_build_object('metadata', left_over, 'distributions', '[]'::jsonb,
                 'notes', '', 'slug', purged_slug(r.snapshot->>'slug'))
        when one_version and not r.number = any(touched) then r.snapshot
        else (r.snapshot - 'measured') || jsonb_build_object('notes', '', 'distributions', (
          select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(r.snapshot->'distributions')
            with ordinality as each (one, place) where not (one->>'id')::uuid = any(places)))
      end
    where r.dataset = wanted.dataset and case
      when whole then true
      when one_version then r.number = any(touched) or r.number - 1 = any(touched)
      else exists (
        select from jsonb_array_elements(r.snapshot->'distributions') as one where (one->>'id')::uuid = any(places))
      end;
  -- What is said of columns is carried on from version to version: of those a version does not have it says nothing to anybody.
  update release_table rt set notes = case when rt.table_version = any(versions) then '{}' else (
        select coalesce(jsonb_object_agg(note.key, note.value), '{}') from jsonb_each(rt.notes) as note
          where exists (select from table_version v cross join jsonb_array_elements(v.profile->'columns') as col
            where v.id = rt.table_version and col->>'name' = note.key)) end
    where rt.dataset = wanted.dataset and rt.data_table in (select v.data_table from table_version v where v.id = any(versions));
  if one_version then
    select array_agg(pointer) into pointers from (
      select '/distributions/' || place as pointer from unnest(places) as place
      union select '/columns/' || t.id from data_table t where t.distribution = any(places)) said;
    update dataset_change c set changes = (
        select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(c.changes)
          with ordinality as each (one, place) where not exists (select from unnest(pointers) as pointer
            where one->>'pointer' = pointer or starts_with(one->>'pointer', pointer || '/')))
      where c.dataset = wanted.dataset and c.at >= first_there;
  else
    update dataset_change set changes = '[]' where dataset = wanted.dataset and (whole
      or exists (select from unnest(places) as place where changes::text like '%' || place || '%')
      or exists (select from data_table t where t.distribution = any(places) and changes::text like '%' || t.id || '%'));
  end if;

  delete from table_diff where before_version = any(versions) or after_version = any(versions);
  delete from derivative where table_version = any(versions);
  update table_version set name = '', profile = '{}', purged = order_id where id = any(versions);
  -- A table goes on under the name it has in what is left, with what was said of the columns it has there.
  update data_table t set
      name = coalesce((select v.name from table_version v join file_version f on f.id = v.file_version
        where v.data_table = t.id and v.purged is null order by f.received desc, v.created desc limit 1), ''),
      notes = (select coalesce(jsonb_object_agg(note.key, note.value), '{}') from jsonb_each(t.notes) as note
        where exists (select from table_version v cross join jsonb_array_elements(v.profile->'columns') as col
          where v.data_table = t.id and v.purged is null and col->>'name' = note.key))
    where t.distribution = any(places)
      and (not one_version or t.id in (select v.data_table from table_version v where v.id = any(versions)));
  -- What is being read of it now counts no more. A working copy that has it is told by `purged`, and waits for another file.
  update file_version f set given_name = '', encoding = null, dialect = null, refusal = null, findings = '[]',
      name = case when one_version then (select d.title from distribution d where d.id = f.distribution) else '' end,
      purged = order_id, wanted = gen_random_uuid(),
      reading = case when one_version then null else f.reading end,
      state = case when one_version then 'refused' when f.state in ('received', 'reading') then 'failed' else f.state end
    where f.id = any(files);
  delete from upload u where u.distribution = any(places) and (not one_version or u.sha256 = wanted.sha256);
  if not one_version then
    delete from link_check where distribution = any(places);
    update distribution set title = '', description = null, link = null, terms = '{}', removed = coalesce(removed, now())
      where id = any(places);
  end if;

  if whole then
    delete from dataset_key where dataset = wanted.dataset;
    update dataset_slug set slug = purged_slug(slug) where dataset = wanted.dataset;
    update dataset set slug = purged_slug(slug), metadata = left_over, purged = order_id, revision = revision + 1
      where id = wanted.dataset;
  elsif exists (select from file_version f where f.id = any(files) and f.current) then
    update dataset set revision = revision + 1 where id = wanted.dataset; -- the working copy is another
  end if;
  return gone;
end
$$;
