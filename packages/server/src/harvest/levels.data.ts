import { type Institution, mexicanSectors } from '@milpa/sdk';

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

/** Words of sources for a level: ADELA's govType, CKAN portals of Mexico, and ADMS publisher types (dct:type of an agent). */
const words: Readonly<Record<string, Level>> = {
  federal: 'federal',
  nacional: 'federal',
  national: 'federal',
  nationalauthority: 'federal',
  estatal: 'state',
  estado: 'state',
  state: 'state',
  regional: 'state',
  regionalauthority: 'state',
  provincial: 'state',
  municipal: 'municipal',
  municipio: 'municipal',
  local: 'municipal',
  localauthority: 'municipal',
  autonomous: 'autonomous',
  autonomo: 'autonomous',
  'organismo autonomo': 'autonomous',
  'state-enterprise': 'state-enterprise',
  'empresa productiva del estado': 'state-enterprise',
  international: 'international',
  internacional: 'international',
  supranationalauthority: 'international',
  non_governmental: 'other',
  nongovernmentalorganisation: 'other',
  company: 'other',
  academiascientificorganisation: 'other',
  industryconsortium: 'other',
};

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The level a source says; undefined when it says none, or in a word nobody knows. */
export const parseLevel = (said: string): Level | undefined => words[fold(said)];

/** One of Mexico's sectors of data, by its identifier or its name in any language. */
export const parseSector = (said: string): Institution['sector'] =>
  mexicanSectors.find(
    ({ id, label }) =>
      fold(said) === id.slice('mx-'.length) || Object.values(label).some((name) => fold(name) === fold(said)),
  )?.id;
