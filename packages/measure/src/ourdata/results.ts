import { results, sources } from './results.data.ts';
import { type Edition, editions } from './structure.ts';

/** One number as it was published. */
export interface Published {
  readonly edition: Edition;
  /** ISO 3166-1 alpha-3, or the name of a group: OECD, LAC. */
  readonly country: string;
  /** `composite`, a pillar, `pillar.sub-pillar`, `rank` or `rank_oecd`. */
  readonly component: string;
  /** As printed. */
  readonly value: number;
  /** Greatest value of the scale it is printed on: 1, or a third of it. Ranks have none. */
  readonly scale: 1 | 0.33 | null;
  /** How it came about when it is not a plain value of a table: `derived`, `printed_sd` …; '' when it is one. */
  readonly note: string;
  readonly source: string;
}

/** Every published number, in the order of the sources. */
export function listPublished(): readonly Published[] {
  return results
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [edition = '', country = '', ...values] = line.split(' ');
      return values.map((text) => parseValue(parseEdition(edition), country, text));
    });
}

function parseEdition(text: string): Edition {
  const found = editions.find((edition) => String(edition) === text);
  if (found === undefined) throw new Error(`${text} is no edition of the index`);
  return found;
}

function parseValue(edition: Edition, country: string, text: string): Published {
  const [, component = '', third, note = '', value = '', source = ''] =
    /^([\w.]+)(@third)?(?::(\w+))?=([\d.]+)#(\d+)$/.exec(text) ?? [];
  const named = sources[Number(source)];
  if (!component || named === undefined) throw new Error(`${edition} ${country}: ${text} is no published number`);
  const scale = component.startsWith('rank') ? null : third ? 0.33 : 1;
  return { edition, country, component, value: Number(value), scale, note, source: named };
}
