import type { Institution } from '@milpa/sdk';
import { ButtonLink, Link, Local, Tag } from '../../design/index.ts';
import { forPerson, type PersonContext } from '../../form/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

/** The word that stands for the whole portal where an institution is asked for. */
export const wholePortal = 'portal';

/** The institutions this person administers; a portal's administrators see all, and the portal itself. */
export const showInstitutions = forPerson(async (context) => {
  const { reader, client, account } = context;
  const words = reader.allWords.work.institutions;
  const { administerPortal } = account.abilities;
  const all = await client.call('listInstitutions');
  const own = administerPortal ? all : all.filter(({ id }) => isAdministered(context, id));
  return makeWorkPage(context, {
    section: 'institutions',
    title: words.title,
    body: (
      <div class="narrow">
        <div class="row spread">
          <h1>{words.title}</h1>
          {administerPortal ? (
            <ButtonLink href={places.newInstitution(reader.language)}>{words.create}</ButtonLink>
          ) : null}
        </div>
        <p class="lead">{words.lead}</p>
        {account.abilities.peopleOf.length > 0 ? (
          <p>
            <Link href={places.succession(reader.language)}>{reader.allWords.work.posts.successionTitle}</Link>
          </p>
        ) : null}
        {administerPortal ? <ToConfirm context={context} guessed={own.filter(({ guessed }) => guessed)} /> : null}
        {own.length === 0 && !administerPortal ? <p>{words.none}</p> : null}
        <ul class="bare stack">
          {own.map((body) => (
            <InstitutionItem context={context} body={body} />
          ))}
          {administerPortal ? (
            <li class="card">
              <h2 class="item-title">
                <a href={places.institution(reader.language, wholePortal)}>{words.portal}</a>
              </h2>
              <p class="small soft">{words.portalLead}</p>
            </li>
          ) : null}
        </ul>
      </div>
    ),
  });
});

export const isAdministered = ({ account }: PersonContext, institution: string): boolean =>
  account.abilities.peopleOf.some(({ id }) => id === institution);

/** First of all what waits for a person: institutions that an import added without being told what they are. */
function ToConfirm({
  context,
  guessed,
}: {
  readonly context: PersonContext;
  readonly guessed: readonly Institution[];
}) {
  const { reader } = context;
  if (guessed.length === 0) return null;
  return (
    <details class="more">
      <summary>{reader.words.imports.guessed.toConfirm(reader.number(guessed.length))}</summary>
      <ul class="bare stack">
        {guessed.map((body) => (
          <li>
            <a href={`${places.institution(reader.language, body.slug)}#edit`}>
              <Local map={body.name} reader={reader} otherwise={body.slug} />
            </a>
            <span class="small soft"> {reader.words.institution.levels[body.level] ?? body.level}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function InstitutionItem({ context, body }: { readonly context: PersonContext; readonly body: Institution }) {
  const { reader } = context;
  return (
    <li class="card">
      <h2 class="item-title">
        <a href={places.institution(reader.language, body.slug)}>
          <Local map={body.name} reader={reader} otherwise={body.slug} />
        </a>
      </h2>
      <p class="small soft">
        {reader.words.institution.levels[body.level] ?? body.level} · {reader.words.common.datasets(body.datasets)}{' '}
        {body.guessed ? <Tag tone="warning">{reader.words.imports.guessed.tag}</Tag> : null}
      </p>
    </li>
  );
}
