import type { Institution } from '@milpa/sdk';

type Level = Institution['level'];

/** How the name of a body begins where it says at which level of government it stands, in Spanish, English and French. */
const beginnings: readonly (readonly [RegExp, Level])[] = [
  [/^(?:h\.?\s+)?ayuntamiento\b|^municip(?:io|alidad|ality|alité)\b|^alcald[ií]a\b|^delegaci[oó]n\b/i, 'municipal'],
  [/^(?:city|town|county|village) of\b|^(?:ville|commune|mairie|m[ée]tropole) d[eu']/i, 'municipal'],
  [/^(?:gobierno del )?estado (?:libre y soberano )?de\b|^gobierno de(?:l estado)?\b|^state of\b/i, 'state'],
  [/^(?:r[ée]gion|d[ée]partement|conseil (?:r[ée]gional|d[ée]partemental|g[ée]n[ée]ral))\b/i, 'state'],
  [/^secretar[ií]a de\b|^comisi[oó]n nacional\b|^instituto nacional de\b|^minist(?:erio|ry|[èe]re)\b/i, 'federal'],
];

/** Bodies of Mexico that the constitution takes out of the government, and the enterprises the State owns. */
const named: Readonly<Record<string, Level>> = {
  inegi: 'autonomous',
  ine: 'autonomous',
  ift: 'autonomous',
  inai: 'autonomous',
  cofece: 'autonomous',
  cndh: 'autonomous',
  banxico: 'autonomous',
  'banco de méxico': 'autonomous',
  fgr: 'autonomous',
  pemex: 'state-enterprise',
  'petróleos mexicanos': 'state-enterprise',
  cfe: 'state-enterprise',
  'comisión federal de electricidad': 'state-enterprise',
};

/** The level a name says, undefined when it says none: then whoever imports says it. */
export const guessLevel = (name: string): Level | undefined => {
  const text = name.replace(/\s+/g, ' ').trim();
  return named[text.toLowerCase()] ?? beginnings.find(([pattern]) => pattern.test(text))?.[1];
};
