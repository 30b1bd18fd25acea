import {
  type DatasetId,
  DatasetMetadata,
  DistributionId,
  type Draft,
  MetadataChange,
  type NewLink,
  parseChanged,
  type ResourceKind,
  type Slug,
} from '@milpa/sdk';
import { hashOf } from '../../audit/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { requireWriter } from '../may.ts';
import type { DatasetContext, DatasetRow, LinkRow, Terms } from '../model.ts';
import { tooManyFiles } from '../problems.ts';
import { changeDataset, findDataset } from '../store/dataset.ts';
import { addDistribution, listLinks, removeDistribution, setLink } from '../store/distribution.ts';
import { type DatasetKey, findByIdentifier, findKeyed, isKeyed, takeKey } from '../store/key.ts';
import { createDataset, KeyTaken, requireCreator } from './create-dataset.ts';
import { editDraft } from './edit-draft.ts';
import { addressToCheck } from './judge-links.ts';

/** A description as a source gives it, whether or not it was read before. */
export interface PutRequest extends DatasetKey {
  readonly caller: Caller | undefined;
  /** Id or slug of the institution; counts when the record is made. */
  readonly publisher: string;
  readonly kind: ResourceKind;
  /** A record of the publisher that already carries this identifier (adms:identifier) is taken over, not doubled. */
  readonly identifier?: string | undefined;
  /** Wanted when the record is made; later the record keeps what people gave it. */
  readonly slug?: Slug | undefined;
  /** Fields that are left out stay as they are; those that are not always there go away by null. */
  readonly metadata: MetadataChange & Pick<DatasetMetadata, 'title'>;
  /** All links of the source; undefined leaves them. Files that are kept here are not touched. */
  readonly links?: readonly NewLink[] | undefined;
}

export interface PutResult {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly dataset: DatasetId;
  /** The working copy as it is now; not read when nothing changed. */
  readonly draft?: Draft;
}

/**
 * One record for one key of a source, however often and by however many at once it is read: made the first time, changed
 * after, not written at all when nothing differs. What makes a record the same is its key, never its title.
 */
export async function putDataset(context: DatasetContext, request: PutRequest): Promise<PutResult> {
  const known = await findPut(context, request);
  if (known) return changePut(context, known, request);
  try {
    const draft = await createDataset(context, {
      ...request,
      metadata: composeNew(request.metadata),
      files: [],
      links: request.links ?? [],
      key: { source: request.source, key: request.key },
    });
    return { outcome: 'created', dataset: draft.id, draft };
  } catch (error) {
    // Somebody else made the record between our look and our write.
    if (error instanceof KeyTaken) return changePut(context, error.dataset, request);
    throw error;
  }
}

async function findPut(context: DatasetContext, request: PutRequest): Promise<DatasetId | undefined> {
  const known = await findKeyed(context.database, request);
  if (known || request.identifier === undefined) return known;
  const { institution } = await requireCreator(context, request.caller, request.publisher);
  const found = await findByIdentifier(context.database, institution.id, request.identifier);
  // Two records of one source that carry the same identifier are still two.
  return found && !(await isKeyed(context.database, request.source, found)) ? found : undefined;
}

/** A first description: fields taken away by null were never there. */
const composeNew = (change: PutRequest['metadata']): DatasetMetadata =>
  DatasetMetadata.parse(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null)));

async function changePut(context: DatasetContext, id: DatasetId, request: PutRequest): Promise<PutResult> {
  const row = await findDataset(context.database, id);
  if (!row) throw new Error(`The dataset ${id} of the key ${request.key} is gone`);
  requireWriter(request.caller, row.publisher);
  const links = request.links === undefined ? [] : await listLinks(context.database, [id]);
  const held = (await findKeyed(context.database, request)) !== undefined;
  if (held && !differs(row, links, request)) return { outcome: 'unchanged', dataset: id };
  const edit = { caller: request.caller, dataset: id, may: requireWriter, action: 'put-dataset' } as const;
  let outcome: PutResult['outcome'] = 'unchanged';
  const draft = await editDraft(context, edit, async (tx, dataset) => {
    await takeKey(tx, request, id, context.clock());
    if (!differs(dataset, await listLinks(tx, [id]), request)) return undefined;
    outcome = 'changed';
    const metadata = parseChanged(dataset.metadata, MetadataChange.parse(request.metadata));
    await changeDataset(tx, id, { metadata, now: context.clock() });
    if (request.links) await setLinks(context, tx, id, request.links);
    return { metadata, links: request.links };
  });
  return { outcome, dataset: id, draft };
}

function differs(dataset: DatasetRow, links: readonly LinkRow[], request: PutRequest): boolean {
  const after = parseChanged(dataset.metadata, MetadataChange.parse(request.metadata));
  if (hashOf(after) !== hashOf(dataset.metadata)) return true;
  if (!request.links) return false;
  return hashOf(request.links.map(describeNew)) !== hashOf(links.map(describePresent));
}

const describe = (
  title: string,
  description: NewLink['description'] | null,
  link: NewLink['link'],
  { licence, rights, conformsTo, service }: Terms,
) => ({ title, description: description ?? null, link, licence, rights, conformsTo, service });
const describeNew = ({ title, description, link, ...terms }: NewLink) => describe(title, description, link, terms);
const describePresent = ({ title, description, link, terms }: LinkRow) => describe(title, description, link, terms);

/** Links as the source has them: those at the same address stay the same distribution, the others come and go. */
async function setLinks(context: DatasetContext, tx: Transaction, dataset: DatasetId, links: readonly NewLink[]) {
  if (links.length > context.limits.files) throw tooManyFiles(context.limits.files);
  const left = [...(await listLinks(tx, [dataset]))];
  const now = context.clock();
  for (const [position, { title, description, link, ...terms }] of links.entries()) {
    const at = left.findIndex((row) => addressToCheck(row.link) === addressToCheck(link));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    const id = same?.distribution ?? DistributionId.parse(context.random.id());
    if (!same) await addDistribution(tx, { id, dataset, title, description, link, terms, now });
    await setLink(tx, { distribution: id, title, description: description ?? null, link, terms, position });
  }
  for (const row of left) await removeDistribution(tx, dataset, row.distribution, now);
}
