import { parseAccept } from 'hono/utils/accept';

/** The forms in which the address of a dataset can be answered, the first when anything will do. */
export const forms = { html: 'text/html', jsonld: 'application/ld+json', ttl: 'text/turtle' } as const;
export type Form = keyof typeof forms;

/** The form an Accept header likes best (RFC 9110 §12.5.1); undefined when it takes none of them. */
export function findForm(accept: string | null): Form | undefined {
  const ranges = parseAccept(accept?.trim() || '*/*');
  const weighed = names.map((form) => ({ form, weight: weigh(forms[form], ranges) }));
  const best = Math.max(...weighed.map(({ weight }) => weight));
  return best > 0 ? weighed.find(({ weight }) => weight === best)?.form : undefined;
}
const names: readonly Form[] = ['html', 'jsonld', 'ttl'];

/** The most exact range that fits decides, whatever its weight. */
function weigh(mediaType: string, ranges: ReturnType<typeof parseAccept>): number {
  const kind = `${mediaType.split('/')[0]}/*`;
  for (const wanted of [mediaType, kind, '*/*']) {
    const range = ranges.find((each) => each.type.toLowerCase() === wanted);
    if (range) return range.q;
  }
  return 0;
}
