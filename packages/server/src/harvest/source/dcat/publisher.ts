import { type Language, languages } from '@milpa/sdk';
import type { Term } from 'n3';
import { parseLevel } from '../../levels.data.ts';
import type { SaidPublisher } from '../../model.ts';
import type { Ledger } from './ledger.ts';
import { nowhere } from './parse.ts';
import { dct, foaf, org, rdf, rdfs, schema, self, skos, vcard } from './terms.ts';
import { isWeb, takeTexts } from './values.ts';

const deepest = 5;

/** Who publishes. What is said of an institution is the institution's; here it is only pointed to. */
export function readPublisher(ledger: Ledger, subject: Term, language: Language): SaidPublisher | undefined {
  const [link] = [...ledger.list(subject, dct('publisher')), ...ledger.list(subject, schema('publisher'))];
  if (!link) return undefined;
  if (link.object.termType === 'Literal') {
    ledger.recast(link);
    return { name: { [language]: link.object.value.trim() } };
  }
  const said = readAgent(ledger, link.object, language, 0);
  ledger.hold(link);
  ledger.name(link.object, `${self}#publisher`);
  ledger.hold(...ledger.list(link.object, rdf('type')).filter(({ object }) => object.value === foaf('Agent')));
  return said;
}

function readAgent(ledger: Ledger, agent: Term, language: Language, depth: number): SaidPublisher | undefined {
  const of = (...predicates: readonly string[]) => predicates.flatMap((predicate) => ledger.list(agent, predicate));
  const named = takeTexts(ledger, of(foaf('name')), language);
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
