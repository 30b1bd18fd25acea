import {
  DatasetId,
  type DatasetMetadata,
  type Draft,
  findText,
  type NewLink,
  type ResourceKind,
  Slug,
} from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import { formatSlug } from '../../institution/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { requireWriter } from '../may.ts';
import type { DatasetContext, IncomingFile } from '../model.ts';
import { fieldWrong, noSuchInstitution, slugTaken } from '../problems.ts';
import { takeResponsibility } from '../responsible.ts';
import { addDataset, listFreeSlugs, setSlug, takeSlug, takeSlugs } from '../store/dataset.ts';
import { addFiles } from './add-files.ts';
import { addLinks } from './add-links.ts';
import { presentLoaded, requireLocked } from './edit-draft.ts';
import { keepHistory } from './keep-history.ts';

export interface NewDatasetRequest {
  readonly caller: Caller | undefined;
  readonly publisher: string;
  readonly kind: ResourceKind;
  readonly slug?: Slug | undefined;
  readonly metadata: DatasetMetadata;
  readonly files: readonly IncomingFile[];
  readonly links: readonly NewLink[];
}

/** Words of the addresses under /datasets/ and /api/v1/datasets/ that no dataset may take. */
const reserved = new Set(['new', 'dataset']);
const numbered = 30;
const slugTries = 3;

/** Refuses addresses with a meaning of their own, and those that look like an identifier. */
export function requireFreeWord(slug: Slug): void {
  if (reserved.has(slug) || DatasetId.safeParse(slug).success) throw slugTaken(slug);
}

/** Values of the portal's own fields must fit its JSON Schema. What is missing is asked for when it is released. */
export function requireExtra({ extra }: Pick<DatasetContext, 'extra'>, metadata: DatasetMetadata): void {
  const [fault] = extra.check(metadata.extra ?? {}, false);
  if (fault) throw fieldWrong(`/metadata/extra/${fault.name}`, fault.detail);
}

/** Who may create for the institution; throws before any byte of a file is taken. */
export async function requireCreator(context: DatasetContext, caller: Caller | undefined, publisher: string) {
  const institution = await context.institutions.find(publisher);
  if (!institution) throw noSuchInstitution(publisher);
  return { institution, caller: requireWriter(caller, institution.id) };
}

export async function createDataset(context: DatasetContext, request: NewDatasetRequest): Promise<Draft> {
  const { institution, caller } = await requireCreator(context, request.caller, request.publisher);
  if (request.slug) requireFreeWord(request.slug);
  requireExtra(context, request.metadata);
  await context.checkpoint('file-stored');
  const created = await context.database.transaction(async (tx) => {
    const id = DatasetId.parse(context.random.id());
    await addDataset(tx, {
      id,
      publisher: institution.id,
      kind: request.kind,
      metadata: request.metadata,
      now: context.clock(),
    });
    const slug = request.slug ?? (await chooseSlug(tx, request.metadata, id));
    if (!(await takeSlug(tx, slug, id))) throw slugTaken(slug);
    await setSlug(tx, id, slug);
    await takeResponsibility(tx, [id], caller.account, context.clock());
    await addFiles(context, tx, id, request.files);
    await addLinks(context, tx, id, request.links);
    const draft = await presentLoaded(institution, tx, await requireLocked(tx, id));
    await keepHistory(
      context,
      tx,
      { id, publisher: institution.id },
      { caller, action: 'create-dataset', changes: [] },
    );
    await context.audit.record(tx, {
      caller,
      action: 'create-dataset',
      object: { kind: 'dataset', id },
      institution: institution.id,
      after: {
        slug,
        publisher: institution.id,
        metadata: request.metadata,
        files: fileHashes(request.files),
        links: request.links,
      },
    });
    return draft;
  });
  await context.checkpoint('file-recorded');
  return created;
}

export const fileHashes = (files: readonly IncomingFile[]) => files.map(({ name, sha256 }) => ({ name, sha256 }));

interface Unnamed {
  readonly id: DatasetId;
  readonly metadata: DatasetMetadata;
}

/** Addresses for many new datasets at once; where another is quicker, one at a time as for a single dataset. */
export async function giveSlugs(tx: Transaction, datasets: readonly Unnamed[]): Promise<Map<DatasetId, Slug>> {
  const slugs = new Map<DatasetId, Slug>();
  if (datasets.length === 0) return slugs;
  const candidates = datasets.map(({ id, metadata }) => ({ id, stems: listCandidates(metadata) }));
  const free = new Set(
    await listFreeSlugs(
      tx,
      candidates.flatMap(({ stems }) => stems),
    ),
  );
  const wanted: { id: DatasetId; slug: Slug }[] = [];
  for (const { id, stems } of candidates) {
    const slug = stems.find((stem) => free.delete(stem));
    if (slug) wanted.push({ id, slug: Slug.parse(slug) });
  }
  const lost = await takeSlugs(tx, wanted);
  for (const { id, slug } of wanted) if (!lost.has(slug)) slugs.set(id, slug);
  for (const { id, metadata } of datasets) {
    if (slugs.has(id)) continue;
    const slug = await chooseSlug(tx, metadata, id);
    if (!(await takeSlug(tx, slug, id))) throw slugTaken(slug);
    await setSlug(tx, id, slug);
    slugs.set(id, slug);
  }
  return slugs;
}

const stemOf = (metadata: DatasetMetadata): string =>
  formatSlug(findText(metadata.title, 'es')?.text ?? '') || 'dataset';

function listCandidates(metadata: DatasetMetadata): string[] {
  const stem = stemOf(metadata);
  return [...(reserved.has(stem) ? [] : [stem]), ...Array.from({ length: numbered }, (_, at) => `${stem}-${at + 2}`)];
}

/** An address from the title; with a number, then with the end of the identifier, when others have it. */
async function chooseSlug(tx: Transaction, metadata: DatasetMetadata, id: DatasetId): Promise<Slug> {
  // Free now is not free for long: others may be taking the same one at this moment.
  for (const free of (await listFreeSlugs(tx, listCandidates(metadata))).slice(0, slugTries)) {
    const slug = Slug.parse(free);
    if (await takeSlug(tx, slug, id)) return slug;
  }
  return Slug.parse(`${stemOf(metadata)}-${id.slice(-12)}`);
}
