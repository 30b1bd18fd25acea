import { paths } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Notice } from '../design/index.ts';
import type { PersonContext } from '../form/index.ts';
import type { Crumb, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { places } from './places.ts';

type Section =
  | 'datasets'
  | 'inventory'
  | 'reviews'
  | 'imports'
  | 'institutions'
  | 'laws'
  | 'misses'
  | 'outbox'
  | 'reminders'
  | 'tokens'
  | 'account';

/** Around every page of the workspace: where one is, who one is, and the way out. */
export function makeWorkPage(
  context: PersonContext,
  page: Omit<Page, 'body' | 'crumbs' | 'index' | 'ownSearch'> & {
    readonly section: Section;
    readonly body: ComponentChildren;
    readonly crumbs?: readonly Crumb[];
    /** A form that came back: the title says so first, for those who only hear it. */
    readonly wrong?: boolean;
  },
): Page {
  const { reader } = context;
  const { section, wrong, body, crumbs = [], ...rest } = page;
  const { form, nav } = reader.allWords.work;
  return {
    ...rest,
    title: wrong ? form.errorTitle(page.title) : page.title,
    index: false,
    ownSearch: true,
    crumbs: [{ href: paths.workspace(reader.language), text: nav.label }, ...crumbs],
    body: (
      <div class="wrap page work">
        <WorkNav context={context} section={section} />
        {body}
      </div>
    ),
  };
}

function WorkNav({ context, section }: { readonly context: PersonContext; readonly section: Section }) {
  const { reader, account } = context;
  const { language } = reader;
  const { nav } = reader.allWords.work;
  const administers = account.abilities.administerPortal || account.abilities.peopleOf.length > 0;
  const entries: readonly (readonly [Section, string])[] = [
    ['datasets', paths.workspace(language)],
    ['reviews', places.reviews(language)],
    ...(account.abilities.inventoryOf.length > 0 ? [['inventory', places.inventories(language)] as const] : []),
    ['imports', paths.imports(language)],
    ...(administers ? [['institutions', places.institutions(language)] as const] : []),
    ...(account.abilities.administerPortal
      ? [['misses', places.misses(language)] as const, ['outbox', places.outbox(language)] as const]
      : []),
    ...(definesLaws(account) ? [['laws', places.laws(language)] as const] : []),
    ['reminders', places.reminders(language)],
    ['tokens', places.tokens(language)],
    ['account', places.account(language)],
  ];
  return (
    <div class="work-bar">
      <nav aria-label={nav.label}>
        <ul>
          {entries.map(([name, href]) => (
            <li>
              <a href={href} aria-current={name === section ? 'true' : undefined}>
                {formatSection(name, reader)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action={places.signOut(language)}>
        <span class="small soft">{nav.signedIn(account.name)}</span>
        <button type="submit" class="plain">
          {nav.signOut}
        </button>
      </form>
    </div>
  );
}

/** The policy unit and whoever administers the portal write down what the law asks. */
const definesLaws = ({ abilities, appointments }: PersonContext['account']): boolean =>
  abilities.administerPortal ||
  appointments.some(({ role, institution }) => role === 'policy-unit' && institution === null);

function formatSection(name: Section, { words, allWords }: Reader): string {
  if (name === 'account') return allWords.work.account.nav;
  if (name === 'imports') return words.imports.nav;
  if (name === 'laws') return words.obligation.load.nav;
  if (name === 'reviews') return words.review.nav;
  if (name === 'inventory') return words.publishing.inventory.nav;
  if (name === 'outbox' || name === 'reminders') return words.freshness[name].nav;
  return allWords.work.nav[name];
}

/** Answers what was just done, after the form's redirect (`?done=saved`). */
export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Notice kind="good" alert>
      <p>{text}</p>
    </Notice>
  );
}

export const formatDay = (reader: Reader, instant: string) => <time datetime={instant}>{reader.day(instant)}</time>;
