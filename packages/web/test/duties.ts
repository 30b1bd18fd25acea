import { readFileSync } from 'node:fs';
import { type Institution, InstrumentSummary, Obligation } from '@milpa/sdk';

const shipped = JSON.parse(readFileSync(new URL('../../server/obligations/neutral.json', import.meta.url), 'utf8'));

export const listInstruments = (): InstrumentSummary[] => [
  InstrumentSummary.parse({
    ...shipped,
    version: 2,
    loaded: '2027-01-05T10:00:00.000Z',
    figures: { due: 8, onTime: 5, late: 1, overdue: 2, unknown: 1, share: 0.625 },
  }),
];

/** The duties of these bodies, one in each state. */
export function listObligations(bodies: readonly Institution[]): { total: number; items: Obligation[] } {
  const [instrument] = listInstruments();
  const states = ['fulfilled', 'late', 'open', 'overdue', 'lapsed'] as const;
  const items = bodies.slice(0, 2).flatMap((body, place) =>
    states.map((state, at) => {
      const rule = instrument?.rules[at];
      const done = state === 'fulfilled' || state === 'late';
      return Obligation.parse({
        id: `01a20a5b-49f0-70b5-9f4a-56abab00${place}${at}a4`,
        instrument: { key: instrument?.key, title: instrument?.title, citation: instrument?.citation },
        rule: rule?.key,
        title: rule?.title,
        basis: 'Art. 4 <bis>',
        asks: rule?.evidence,
        institution: { id: body.id, slug: body.slug, name: body.name },
        due: '2027-01-31',
        state,
        days: 3,
        ...(done
          ? { fulfilled: '2027-01-30', evidence: { text: 'Acta 3 & anexo', url: 'https://example.org/acta' } }
          : {}),
        ...(rule?.check ? { check: { name: rule.check.name, outcome: 'unknown' } } : {}),
      });
    }),
  );
  return { total: items.length, items };
}
