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
  return readAgent(ledger, link.object, language, 0);
}

function readAgent(ledger: Ledger, agent: Term, language: Language, depth: number): SaidPublisher | undefined {
  const of = (...predicates: readonly string[]) => predicates.flatMap((predicate) => ledger.list(agent, predicate));
  const named = readTexts(of(foaf('name')), language);
  const other = of(foaf('name'), skos('prefLabel'), rdfs('label'), vcard('fn'), org('legalName'), schema('name'));
  const words = other.find(({ object }) => object.termType === 'Literal')?.object.value.trim();
  const address = agent.termType === 'NamedNode' && !agent.value.startsWith(nowhere) ? agent.value : undefined;
  const key = address ?? of(dct('identifier'))[0]?.object.value;
  const name = languages.some((each) => named[each]) ? named : { [language]: words ?? lastPart(agent.value) };
  if (!Object.values(name).some(Boolean)) return undefined;
  const [above] = of(org('subOrganizationOf'), schema('parentOrganization'));
  const parent = above && depth < deepest ? readAgent(ledger, above.object, language, depth + 1) : undefined;
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

/** An agent of elsewhere that nothing is said of is called by the end of its address. */
const lastPart = (address: string): string =>
  decodeURIComponent(/([^/#:]+)[/#]?$/.exec(address)?.[1]?.replace(/%(?![0-9a-f]{2})/gi, '%25') ?? '');
