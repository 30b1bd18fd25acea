import { type Concept, createFinder, findConcept } from './concept.ts';

/** A goal of the 2030 Agenda ("3") or one of its targets ("3.8", "3.d"). */
export interface SdgEntry extends Concept {
  /** The goal a target belongs to; null for a goal. */
  readonly goal: string | null;
}

const base = 'http://metadata.un.org/sdg/';
const goals: readonly (readonly [es: string, en: string, fr: string, numbers: number, last: string])[] = [
  ['Fin de la pobreza', 'No poverty', 'Pas de pauvreté', 5, 'b'],
  ['Hambre cero', 'Zero hunger', 'Faim « zéro »', 5, 'c'],
  ['Salud y bienestar', 'Good health and well-being', 'Bonne santé et bien-être', 9, 'd'],
  ['Educación de calidad', 'Quality education', 'Éducation de qualité', 7, 'c'],
  ['Igualdad de género', 'Gender equality', 'Égalité entre les sexes', 6, 'c'],
  ['Agua limpia y saneamiento', 'Clean water and sanitation', 'Eau propre et assainissement', 6, 'b'],
  [
    'Energía asequible y no contaminante',
    'Affordable and clean energy',
    'Énergie propre et d’un coût abordable',
    3,
    'b',
  ],
  [
    'Trabajo decente y crecimiento económico',
    'Decent work and economic growth',
    'Travail décent et croissance économique',
    10,
    'b',
  ],
  [
    'Industria, innovación e infraestructura',
    'Industry, innovation and infrastructure',
    'Industrie, innovation et infrastructure',
    5,
    'c',
  ],
  ['Reducción de las desigualdades', 'Reduced inequalities', 'Inégalités réduites', 7, 'c'],
  [
    'Ciudades y comunidades sostenibles',
    'Sustainable cities and communities',
    'Villes et communautés durables',
    7,
    'c',
  ],
  [
    'Producción y consumo responsables',
    'Responsible consumption and production',
    'Consommation et production responsables',
    8,
    'c',
  ],
  ['Acción por el clima', 'Climate action', 'Mesures relatives à la lutte contre les changements climatiques', 3, 'b'],
  ['Vida submarina', 'Life below water', 'Vie aquatique', 7, 'c'],
  ['Vida de ecosistemas terrestres', 'Life on land', 'Vie terrestre', 9, 'c'],
  [
    'Paz, justicia e instituciones sólidas',
    'Peace, justice and strong institutions',
    'Paix, justice et institutions efficaces',
    10,
    'b',
  ],
  [
    'Alianzas para lograr los objetivos',
    'Partnerships for the goals',
    'Partenariats pour la réalisation des objectifs',
    19,
    '',
  ],
];

/** The 17 Sustainable Development Goals (A/RES/70/1). */
export const sdgGoals: readonly SdgEntry[] = goals.map(([es, en, fr], index) => ({
  id: String(index + 1),
  uri: `${base}${index + 1}`,
  label: { es, en, fr },
  goal: null,
}));

/** Their 169 targets; those with a letter are means of implementation. The label is the number with the name of its goal. */
export const sdgTargets: readonly SdgEntry[] = goals.flatMap(([es, en, fr, numbers, last], index) => {
  const goal = String(index + 1);
  const letters = [...'abcd'].filter((letter) => last !== '' && letter <= last);
  return [...Array.from({ length: numbers }, (_, at) => String(at + 1)), ...letters].map((part) => {
    const id = `${goal}.${part}`;
    return { id, uri: base + id, goal, label: { es: `${id} (${es})`, en: `${id} (${en})`, fr: `${id} (${fr})` } };
  });
});

const all: readonly SdgEntry[] = [...sdgGoals, ...sdgTargets];

/** A goal or target by its number or URI. */
export const findSdg = (id: string): SdgEntry | undefined => findConcept(all, id);

const findSpelled = createFinder(all, ({ id, uri, label, goal }) => [
  uri,
  `https://sdgs.un.org/goals/goal${id}`,
  `http://data.un.org/codes/sdg/${goal ? 'target' : 'goal'}/${id}`,
  ...(goal ? [] : Object.values(label)),
]);
const numbered = /^(?:ods|sdg|odd|goal|target|meta|objetivo|objectif|cible)?[\s:#-]*0?(\d{1,2}(?:\.[\da-d]{1,2})?)$/i;

/** The goal or target that "ODS 3", "SDG 3.8", "objetivo 3", a goal's name or a UN address means; undefined when none. */
export function matchSdg(text: string): SdgEntry | undefined {
  const number = numbered.exec(text.trim())?.[1]?.toLowerCase();
  return (number ? findSdg(number) : undefined) ?? findSpelled(text);
}
