import { paths, type Role } from '@milpa/sdk';
import type { PersonContext } from '../form/index.ts';
import type { Reader } from '../reader.ts';
import { places } from './places.ts';

export type Section = (typeof everyday)[number] | (typeof seldom)[number];

/** What people come for, and what they need now and then: the second list folds away, or a phone would show nothing else. */
const everyday = ['datasets', 'inventory', 'reviews', 'cases', 'requests', 'imports', 'institutions'] as const;
const seldom = [
  'self',
  'audit',
  'samples',
  'actions',
  'recommendations',
  'reuses',
  'laws',
  'purges',
  'misses',
  'outbox',
  'reminders',
  'tokens',
  'account',
] as const;

const addresses = {
  datasets: paths.workspace,
  inventory: places.inventories,
  reviews: places.reviews,
  cases: places.cases,
  requests: places.requests,
  imports: paths.imports,
  institutions: places.institutions,
  self: places.selfAssessments,
  audit: places.audit,
  samples: places.samples,
  actions: places.actions,
  recommendations: places.recommendations,
  reuses: places.reuses,
  laws: places.laws,
  purges: places.purges,
  misses: places.misses,
  outbox: places.outbox,
  reminders: places.reminders,
  tokens: places.tokens,
  account: places.account,
} as const satisfies Record<Section, unknown>;

interface NavProps {
  readonly context: PersonContext;
  readonly section: Section;
}

/** Where one is in the workspace, what else there is for this person, and the way out. */
export function WorkNav({ context, section }: NavProps) {
  const { reader } = context;
  const { nav } = reader.allWords.work;
  const rest = seldom.filter((name) => isFor(context, name));
  return (
    <div class="work-bar">
      <nav aria-label={nav.label}>
        <List names={everyday.filter((name) => isFor(context, name))} section={section} reader={reader} />
        <details class="work-more" open={rest.some((name) => name === section)}>
          <summary>{nav.more}</summary>
          <List names={rest} section={section} reader={reader} />
        </details>
      </nav>
      <form method="post" action={places.signOut(reader.language)}>
        <span class="small soft">{nav.signedIn(context.account.name)}</span>
        <button type="submit" class="plain">
          {nav.signOut}
        </button>
      </form>
    </div>
  );
}

function List(props: { readonly names: readonly Section[]; readonly section: Section; readonly reader: Reader }) {
  const { names, section, reader } = props;
  return (
    <ul>
      {names.map((name) => (
        <li>
          <a href={addresses[name](reader.language)} aria-current={name === section ? 'true' : undefined}>
            {formatSection(name, reader)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** They see what is asked where everyone does: nothing waits for them. */
const lookers: readonly Role[] = ['viewer', 'head', 'council-member', 'auditor', 'internal-control'];

/** Whether there is anything there for this person. */
function isFor({ account }: PersonContext, name: Section): boolean {
  const { abilities, appointments } = account;
  const holds = (...roles: readonly Role[]) => appointments.some(({ role }) => roles.includes(role));
  if (name === 'inventory') return abilities.inventoryOf.length > 0;
  if (name === 'institutions') return abilities.administerPortal || abilities.peopleOf.length > 0;
  if (name === 'misses' || name === 'outbox') return abilities.administerPortal;
  if (name === 'self')
    return abilities.administerPortal || abilities.publishFor.length > 0 || holds('head', 'liaison', 'policy-unit');
  if (name === 'requests') return appointments.some(({ role }) => !lookers.includes(role));
  if (name === 'purges') return holds('administrator');
  if (name === 'audit') return holds('auditor', 'internal-control', 'administrator');
  if (name === 'samples') return holds('auditor', 'internal-control');
  if (name === 'actions')
    return abilities.publishFor.length > 0 || holds('head', 'liaison', 'auditor', 'internal-control');
  if (name === 'recommendations')
    return abilities.publishFor.length > 0 || holds('head', 'liaison', 'council-member', 'policy-unit');
  if (name === 'reuses') return abilities.publishFor.length > 0 || holds('moderator', 'administrator');
  // Who writes down what the law asks.
  if (name === 'laws')
    return (
      abilities.administerPortal ||
      appointments.some(({ role, institution }) => role === 'policy-unit' && institution === null)
    );
  return true;
}

function formatSection(name: Section, { words, allWords }: Reader): string {
  if (name === 'account') return allWords.work.account.nav;
  if (name === 'self') return words.self.nav;
  if (name === 'audit') return allWords.work.nav.audit;
  if (name === 'imports') return words.imports.nav;
  if (name === 'laws') return words.obligation.load.nav;
  if (name === 'samples') return words.sample.work.nav;
  if (name === 'actions') return words.sample.work.actionsNav;
  if (name === 'purges') return words.purge.nav;
  if (name === 'recommendations') return words.recommendation.work.nav;
  if (name === 'reuses') return words.reuse.work.nav;
  if (name === 'reviews') return words.review.nav;
  if (name === 'cases') return words.helpdesk.nav;
  if (name === 'requests') return words.demand.work.nav;
  if (name === 'inventory') return words.publishing.inventory.nav;
  if (name === 'outbox' || name === 'reminders') return words.freshness[name].nav;
  return allWords.work.nav[name];
}
