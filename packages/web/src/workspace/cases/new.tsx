import { type CaseObject, caseKinds, caseObjectKinds, type Draft, NewCase, Problem, paths } from '@milpa/sdk';
import { Button, formatLocal, Link } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  Hidden,
  listBodies,
  nameChoices,
  type PersonContext,
  readFields,
  Select,
  sendForm,
  TextArea,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

interface State {
  readonly object: CaseObject | undefined;
  readonly kind: string;
  readonly text: string;
  readonly faults: readonly Fault[];
}

/** What somebody can do themselves comes first; a case is for the rest. */
export const showNewCase = forPerson((context) => {
  const { searchParams } = context.url;
  const object = findObject(searchParams.get('object') ?? '', searchParams.get('id') ?? '');
  return newPage(context, { object, kind: 'help', text: '', faults: [] });
});

const findObject = (kind: string, id: string): CaseObject | undefined => {
  const known = caseObjectKinds.find((each) => each === kind);
  return known && id !== '' ? { kind: known, id } : undefined;
};

async function newPage(context: PersonContext, state: State): Promise<Page> {
  const { account, reader } = context;
  const words = reader.words.helpdesk.fresh;
  const { object, faults } = state;
  const shared = bindFields({ kind: state.kind, text: state.text }, faults);
  const bodies = account.abilities.inventoryOf;
  const draft = await findOwnDraft(context, object);
  return makeWorkPage(context, {
    section: 'cases',
    title: words.title,
    faults,
    crumbs: [{ href: places.cases(reader.language), text: reader.words.helpdesk.title }],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        {draft ? (
          <>
            <p class="lead">{words.about(formatLocal(draft.metadata.title, reader, draft.slug))}</p>
            <SelfService draft={draft} reader={reader} />
            <h2>{words.stillNeeded}</h2>
          </>
        ) : null}
        <form method="post" class="form card" action={places.newCase(reader.language)}>
          {object ? (
            <>
              <Hidden name="object" value={object.kind} />
              <Hidden name="id" value={object.id} />
            </>
          ) : (
            <Select name="institution" label={words.institution} faults={faults} choices={listBodies(bodies, reader)} />
          )}
          <Select
            {...shared('kind')}
            label={words.kind}
            choices={nameChoices(caseKinds, reader.words.helpdesk.kinds)}
          />
          <TextArea {...shared('text')} label={words.text} hint={words.textHint} rows={5} required />
          <p class="small soft">{words.one}</p>
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  });
}

/** The working copy, for those who may write it: they need no case for what they can do. */
async function findOwnDraft({ account, client }: PersonContext, object: CaseObject | undefined) {
  if (object?.kind !== 'dataset') return undefined;
  try {
    const draft = await client.call('getDraft', { params: { dataset: object.id } });
    return account.abilities.writeFor.some(({ id }) => id === draft.publisher.id) ? draft : undefined;
  } catch (error) {
    // Who may not read the working copy may still open a case about it.
    if (error instanceof Problem && error.code === 'not-allowed') return undefined;
    throw error;
  }
}

/** A rename, a typo and a file sent again wait for nobody (failure F17). */
function SelfService({ draft, reader }: { readonly draft: Draft; readonly reader: Reader }) {
  const words = reader.words.helpdesk.fresh;
  const about = places.about(reader.language, draft.id);
  return (
    <section class="notice info" aria-labelledby="self">
      <h2 class="notice-title" id="self">
        {words.self}
      </h2>
      <p>{words.selfLead}</p>
      <ul>
        <li>
          <Link href={about}>{words.rename}</Link>
        </li>
        <li>
          <Link href={about}>{words.typo}</Link>
        </li>
        <li>
          <Link href={places.files(reader.language, draft.id)}>{words.again}</Link>
        </li>
        <li>
          <Link href={paths.draft(reader.language, draft.id)}>{words.columns}</Link>
        </li>
      </ul>
    </section>
  );
}

export const openCase = forPerson(async (context) => {
  const { client, reader, request } = context;
  const fields = await readFields(request);
  const institution = fields.text('institution');
  const given = findObject(fields.text('object'), fields.text('id'));
  const object = given ?? (institution ? { kind: 'institution' as const, id: institution } : undefined);
  const [kind, text] = [fields.text('kind'), fields.text('text')];
  const again = (faults: readonly Fault[]) => newPage(context, { object: given, kind, text, faults });
  const body = NewCase.safeParse({ kind, text, object });
  if (!body.success) return again([{ field: 'text', text: reader.words.helpdesk.noText }]);
  return sendForm(context, {
    again,
    send: async () => {
      const { joined, case: opened } = await client.call('openCase', { body: body.data });
      return redirect(`${paths.case(reader.language, opened.id)}?done=${joined ? 'joined' : 'opened'}`);
    },
  });
});
