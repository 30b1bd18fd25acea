import type { Finding, Language } from '@milpa/sdk';
import type { Fault } from '../format/format.ts';
import { wordsOfKind } from '../format/other.ts';
import { refusals } from '../format/refusals.data.ts';
import { findingTexts } from './finding-texts.data.ts';

export type FindingCode = keyof typeof findingTexts;

/** Every code a finding can have, in the order of the table. */
export const findingCodes: readonly string[] = Object.keys(findingTexts);

/** Puts a fault into words. */
export function makeFinding(fault: Fault, table?: string): Finding {
  const text = requireText(fault.code);
  const { code, column, row, line, count } = fault;
  const values = { column: column ?? '', row: row ?? '?', line: line ?? '?', count: count ?? 1, ...fault.values };
  return {
    code,
    severity: text.severity,
    result: text.result,
    ...(table === undefined ? {} : { table }),
    ...(column === undefined ? {} : { column }),
    ...(row === undefined ? {} : { row }),
    ...(line === undefined ? {} : { line }),
    ...(count === undefined ? {} : { count }),
    message: fillAll(text, values),
    ...('remedy' in text ? { remedy: text.remedy } : {}),
  };
}

function requireText(code: string): (typeof findingTexts)[FindingCode] {
  for (const [known, text] of Object.entries(findingTexts)) if (known === code) return text;
  throw new RangeError(`no finding is called ${code}`);
}

type Values = Readonly<Record<string, string | number>>;

/**
 * The sentence in three languages; a value called `kind` is the id of a kind of file and gets its words, one called `refusal`
 * is the code of a refusal of `member`, whose sentence is the reason.
 */
export function fillAll(text: Readonly<Record<Language, string>>, values: Values): Record<Language, string> {
  const kind = values['kind'] === undefined ? undefined : wordsOfKind(String(values['kind']));
  const refusal = Object.entries(refusals).find(([code]) => code === values['refusal'])?.[1];
  const say = (language: Language) => {
    const own = kind ? { ...values, kind: kind[language] } : values;
    const reason = refusal && fill(refusal[language], { ...own, name: values['member'] ?? '' });
    return fill(text[language], reason === undefined ? own : { ...own, reason });
  };
  return { es: say('es'), en: say('en'), fr: say('fr') };
}

/** Puts values into {places}. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
