import { parseAccept } from 'hono/utils/accept';

/**
 * The form an Accept header likes best (RFC 9110 §12.5.1), of those that can be given; the first when anything will do. Undefined
 * when it takes none of them.
 */
export function negotiate<Form extends string>(
  accept: string | null,
  forms: readonly (readonly [form: Form, mediaType: string])[],
): Form | undefined {
  const ranges = parseAccept(accept?.trim() || '*/*');
  const weighed = forms.map(([form, mediaType]) => ({ form, weight: weigh(mediaType, ranges) }));
  const best = Math.max(...weighed.map(({ weight }) => weight));
  return best > 0 ? weighed.find(({ weight }) => weight === best)?.form : undefined;
}

/** The most exact range that fits decides, whatever its weight. */
function weigh(mediaType: string, ranges: ReturnType<typeof parseAccept>): number {
  const kind = `${mediaType.split('/')[0]}/*`;
  for (const wanted of [mediaType, kind, '*/*']) {
    const range = ranges.find((each) => each.type.toLowerCase() === wanted);
    if (range) return range.q;
  }
  return 0;
}
