import type { DatasetMetadata, Language, NewFile } from '@milpa/sdk';
import {
  type Client,
  type Draft,
  findFrequency,
  findLicence,
  findTheme,
  frequencies,
  licences,
  listKept,
  Problem,
  paths,
  themes,
} from '@milpa/sdk';
import { type CollectedFile, type Collection, collectFiles } from './collect.ts';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { followReading } from './follow.ts';
import { printOutcome } from './publish-outcome.ts';
import { openSending } from './send-file.ts';

export interface PublishOptions {
  readonly title?: string;
  readonly description?: string;
  readonly publisher?: string;
  readonly licence?: string;
  readonly theme?: readonly string[];
  readonly keyword?: readonly string[];
  readonly frequency?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly language?: Language;
  readonly notes?: string;
  readonly draft?: boolean;
  readonly update?: string;
  readonly json?: boolean;
  readonly portal?: string;
  readonly token?: string;
}

/** Sends files, waits until they are read, releases, and says where the dataset is. */
export async function publish(
  context: CommandContext,
  sources: readonly string[],
  options: PublishOptions,
): Promise<ExitCode> {
  const { client, portal, send } = await openSending(context, options);
  const language = options.language ?? context.environment.language;
  requireKnownChoices(context, options);
  // What would be refused after hours of sending is asked before.
  if (options.publisher && !options.update)
    await client.call('getInstitution', { params: { institution: options.publisher } });
  const collection = await collectFiles(context, sources, language);
  try {
    const work: Work = { context, client, portal, collection, options };
    const sent: { file: CollectedFile; upload: NewFile['upload'] }[] = [];
    for (const file of collection.files) sent.push({ file, upload: await send(file) });
    const draft = options.update
      ? await updateDataset(context, client, options.update, sent)
      : await createDataset(work, language, sent);
    return await finish(work, draft);
  } finally {
    await collection.clean();
  }
}

function requireKnownChoices({ words }: CommandContext, options: PublishOptions): void {
  const check = (option: string, value: string | undefined, found: unknown, known: readonly { id: string }[]) => {
    if (value !== undefined && !found)
      throw new CommandFailure(
        words.unknownChoice(
          option,
          value,
          known.map((each) => each.id),
        ),
      );
  };
  check('--licence', options.licence, findLicence(options.licence ?? ''), licences);
  check('--frequency', options.frequency, findFrequency(options.frequency ?? ''), frequencies);
  for (const theme of options.theme ?? []) check('--theme', theme, findTheme(theme), themes);
}

type Sent = readonly { readonly file: CollectedFile; readonly upload: NewFile['upload'] }[];

interface Work {
  readonly context: CommandContext;
  readonly client: Client;
  readonly portal: string;
  readonly collection: Collection;
  readonly options: PublishOptions;
}

async function createDataset(
  { context, client, collection, options }: Work,
  language: Language,
  sent: Sent,
): Promise<Draft> {
  const publisher = options.publisher ?? (await requireOnlyPublisher(context, client));
  return await client.call('createDataset', {
    body: {
      publisher,
      metadata: describeDataset(collection, options, language),
      files: sent.map(({ file, upload }) => ({ upload, ...(file.title ? { title: file.title } : {}) })),
    },
  });
}

/** The one institution the person may publish for; otherwise they must say which. */
async function requireOnlyPublisher(context: CommandContext, client: Client): Promise<string> {
  const { account } = await client.call('whoAmI');
  const [only, ...others] = account.abilities.publishFor;
  if (!only || others.length > 0)
    throw new CommandFailure(context.words.noPublisher(account.abilities.publishFor.map(({ slug }) => slug)));
  return only.id;
}

/** What the command says, filled up from the data package; the portal proposes the rest from the bytes. */
export function describeDataset(
  { package: found, files }: Pick<Collection, 'package' | 'files'>,
  options: PublishOptions,
  language: Language,
): Pick<DatasetMetadata, 'title'> & Partial<DatasetMetadata> {
  const title = options.title || found?.title || titleFromName(files[0]?.name ?? '');
  const description = options.description || found?.description;
  const licence = findLicence(options.licence ?? '')?.id ?? found?.licence;
  const keywords = options.keyword?.length ? [...options.keyword] : [...(found?.keywords ?? [])];
  const contact = {
    ...(options.contactName ? { name: options.contactName } : {}),
    ...(options.contactEmail ? { email: options.contactEmail } : {}),
  };
  return {
    title: { [language]: title },
    ...(description ? { description: { [language]: description } } : {}),
    ...(licence ? { licence } : {}),
    ...(keywords.length > 0 ? { keywords: { [language]: keywords } } : {}),
    ...(options.theme?.length ? { themes: options.theme.map((theme) => findTheme(theme)?.id ?? theme) } : {}),
    ...(options.frequency ? { frequency: findFrequency(options.frequency)?.id ?? options.frequency } : {}),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(found?.source ? { source: found.source.slice(0, 2000) } : {}),
    ...(found?.homepage ? { landingPage: found.homepage } : {}),
  };
}

/** `calidad_aire-2024.csv` → `calidad aire 2024`. */
export const titleFromName = (name: string) =>
  name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim() || name;

/** Each file is a new version of the distribution of the same name, or of the only one; otherwise it is added. */
async function updateDataset(context: CommandContext, client: Client, dataset: string, sent: Sent): Promise<Draft> {
  const found = await findDataset(client, dataset);
  let draft = await client.call('getDraft', { params: { dataset: found } });
  const before = listKept(draft);
  for (const { file, upload } of sent) {
    const same = before.filter((each) => each.file.name === file.name);
    const candidates = same.length > 0 ? same : sent.length === 1 ? before : [];
    if (candidates.length > 1) throw new CommandFailure(context.words.notUnique(file.name));
    draft = await client.call('addFile', {
      params: { dataset: draft.id },
      body: {
        upload,
        ...(candidates[0] ? { replaces: candidates[0].id } : {}),
        ...(file.title ? { title: file.title } : {}),
      },
    });
  }
  return draft;
}

/** A dataset by identifier, slug or the address of its page. */
async function findDataset(client: Client, given: string): Promise<string> {
  const key = /\/datasets\/([^/?#.]+)/.exec(given)?.[1] ?? given;
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(key)) return key;
  return (await client.call('getDataset', { params: { dataset: key } })).id;
}

async function finish({ context, client, portal, collection, options }: Work, started: Draft): Promise<ExitCode> {
  let draft = await followReading(context, client, started.id);
  draft = await noteColumns(context, client, draft, collection);
  const language = context.environment.language;
  const halted = listKept(draft).some(({ file }) => file.state === 'refused' || file.state === 'failed');
  const version = options.draft || halted ? undefined : await release(client, draft, options);
  const address = new URL(
    version === undefined ? paths.draft(language, draft.id) : paths.dataset(language, draft.slug),
    portal,
  );
  printOutcome(context, { draft, version, address: address.href, json: options.json === true, wanted: !options.draft });
  if (listKept(draft).some(({ file }) => file.state === 'failed')) return exitCodes.failed;
  return halted || (version === undefined && !options.draft) ? exitCodes.refused : exitCodes.done;
}

/** The number of the new version; `null` when nothing changed, `undefined` when something stands in the way. */
async function release(client: Client, draft: Draft, options: PublishOptions): Promise<number | null | undefined> {
  if (draft.blockers.length > 0) return undefined;
  try {
    const made = await client.call('releaseDataset', {
      params: { dataset: draft.id },
      body: { notes: options.notes ?? '' },
      revision: draft.revision,
    });
    return made.version;
  } catch (error) {
    if (error instanceof Problem && error.code === 'nothing-new') return null;
    throw error;
  }
}

/** Puts the data package's column titles, descriptions and units on the tables that have such columns. */
async function noteColumns(
  context: CommandContext,
  client: Client,
  given: Draft,
  collection: Collection,
): Promise<Draft> {
  let draft = given;
  for (const { file } of listKept(given)) {
    const notes = collection.files.find((each) => each.name === file.name)?.notes ?? {};
    if (Object.keys(notes).length === 0) continue;
    for (const { id } of file.tables) {
      const table = await client.call('getDraftTable', { params: { dataset: draft.id, table: id } });
      const names = new Set(table.profile.columns.map((column) => column.name));
      const columns = Object.fromEntries(Object.entries(notes).filter(([name]) => names.has(name)));
      if (Object.keys(columns).length === 0) continue;
      await client.call('changeDraftTable', {
        params: { dataset: draft.id, table: id },
        body: { columns: { ...table.columnNotes, ...columns } },
        revision: draft.revision,
      });
      draft = await followReading(context, client, draft.id);
    }
  }
  return draft;
}
