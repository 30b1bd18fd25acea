import { type Language, languages } from '@milpa/sdk';
import type { Term } from 'n3';
import { parseLevel } from '../../levels.data.ts';
import type { SaidPublisher } from '../../model.ts';
import type { Ledger } from './ledger.ts';
import { nowhere } from './parse.ts';
import { dct, foaf, org, rdfs, schema, skos, vcard } from './terms.ts';
import { isWeb, readTexts } from './values.ts';

const deepest = 5;

/** Who publishes. Here it is an institution of the portal; what the source says of its own stays aside. */
export function readPublisher(ledger: Ledger, subject: Term, language: Language): SaidPublisher | undefined {
  const [link] = [...ledger.list(subject, dct('publisher')), ...ledger.list(subject, schema('publisher'))];
  if (!link) return undefined;
  if (link.object.termType === 'Literal') return { name: { [language]: link.object.value.trim() } };
  return readAgent(ledger, link.object, language, []);
}

/** `below`: the agents that were named on the way up, so that a circle ends. */
function readAgent(ledger: Ledger, agent: Term, language: Language, below: readonly Term[]): SaidPublisher | undefined {
  const of = (...predicates: readonly string[]) => predicates.flatMap((predicate) => ledger.list(agent, predicate));
  const named = readTexts(of(foaf('name')), language);
  const other = of(...names);
  const words = other.find(({ object }) => object.termType === 'Literal')?.object.value.trim();
  const address = agent.termType === 'NamedNode' && !agent.value.startsWith(nowhere) ? agent.value : undefined;
  const key = address ?? of(dct('identifier'))[0]?.object.value;
  const name = languages.some((each) => named[each]) ? named : { [language]: words ?? lastPart(agent.value) };
  if (!Object.values(name).some(Boolean)) return undefined;
  const here = [...below, agent];
  const above = here.length > deepest ? [] : listAbove(ledger, agent);
  const [parent] = above.flatMap((term) =>
    here.some((each) => each.equals(term)) ? [] : (readAgent(ledger, term, language, here) ?? []),
  );
  return {
    identifier: key,
    name,
    homepage: of(foaf('homepage'))
      .map(({ object }) => object.value)
      .find(isWeb),
    email: of(foaf('mbox'), vcard('hasEmail'))[0]?.object.value.replace(/^mailto:/i, ''),
    level: of(dct('type'))
      .map(({ object }) => parseLevel(lastPart(object.value)))
      .find(Boolean),
    ...(parent ? { parent } : {}),
  };
}

const upward = [org('subOrganizationOf'), org('unitOf'), schema('parentOrganization')];
const downward = [org('hasSubOrganization'), org('hasUnit'), schema('subOrganization'), schema('department')];
const names = [foaf('name'), skos('prefLabel'), rdfs('label'), vcard('fn'), org('legalName'), schema('name')];

/**
 * The bodies above, by whichever end says so. What has parts may be anything, a web site too: dct:isPartOf counts where it leads
 * to somebody with a name.
 */
function listAbove({ list, store }: Ledger, agent: Term): Term[] {
  const isNamed = (term: Term) => names.some((name) => list(term, name).length > 0);
  const said = upward.flatMap((predicate) => list(agent, predicate).map(({ object }) => object));
  const told = downward.flatMap((predicate) =>
    store.getQuads(null, predicate, agent, null).map(({ subject }) => subject),
  );
  const parts = [
    ...list(agent, dct('isPartOf')).map(({ object }) => object),
    ...store.getQuads(null, dct('hasPart'), agent, null).map(({ subject }) => subject),
  ].filter(isNamed);
  return [...said, ...told, ...parts].filter(({ termType }) => termType !== 'Literal');
}

/** An agent of elsewhere that nothing is said of is called by the end of its address. */
const lastPart = (address: string): string =>
  decodeURIComponent(/([^/#:]+)[/#]?$/.exec(address)?.[1]?.replace(/%(?![0-9a-f]{2})/gi, '%25') ?? '');
