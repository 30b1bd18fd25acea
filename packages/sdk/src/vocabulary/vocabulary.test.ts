import { describe, expect, test } from 'vitest';
import { languages } from '../contract/language.ts';
import {
  accessRights,
  type Concept,
  countries,
  dataLanguages,
  fileTypes,
  findDataLanguage,
  findSkosScheme,
  findTheme,
  frequencies,
  g8Areas,
  hvdCategories,
  licences,
  listMappedThemes,
  loadPlaces,
  matchTheme,
  mexicanSectors,
  plannedAvailabilities,
  sdgGoals,
  sdgTargets,
  skosSchemeIds,
  themeSchemes,
  themes,
} from './index.ts';

const all: Readonly<Record<string, readonly Concept[]>> = {
  licences,
  fileTypes,
  frequencies,
  accessRights,
  plannedAvailabilities,
  dataLanguages,
  countries,
  hvdCategories,
  themes: themeSchemes.flatMap(({ concepts }) => concepts),
  sdg: [...sdgGoals, ...sdgTargets],
};

describe.each(Object.entries(all))('%s', (name, concepts) => {
  test('have identifiers that are theirs alone', () => {
    expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
    for (const { id } of concepts) expect(id).toMatch(/^[\w.-]+$/);
  });

  test('have addresses that are well formed, and theirs alone but where several formats share one', () => {
    for (const { uri } of concepts) {
      expect(URL.canParse(uri), uri).toBe(true);
      expect(uri).toMatch(/^(?:https?:\/\/|urn:milpa:[a-z0-9-]+:)[\x21-\x7e]+$/);
    }
    if (name !== 'fileTypes') expect(new Set(concepts.map(({ uri }) => uri)).size).toBe(concepts.length);
  });

  test('have a name in every language', () => {
    for (const { id, label } of concepts)
      for (const language of languages) expect(label[language].trim(), `${id} ${language}`).not.toBe('');
  });
});

test('the counts are those of their sources', () => {
  expect(themes).toHaveLength(13);
  expect(g8Areas).toHaveLength(14);
  expect(mexicanSectors).toHaveLength(12);
  expect(sdgGoals).toHaveLength(17);
  expect(sdgTargets).toHaveLength(169);
  expect(hvdCategories).toHaveLength(6);
  expect(countries).toHaveLength(249);
  expect(dataLanguages.length).toBeGreaterThan(184);
  expect(findDataLanguage('es')?.uri).toBe('http://publications.europa.eu/resource/authority/language/SPA');
});

describe('themes', () => {
  test('are found in each of the three schemes', () => {
    expect(findTheme('ENVI')?.scheme).toBe('eu');
    expect(findTheme('http://publications.europa.eu/resource/authority/data-theme/HEAL')?.id).toBe('HEAL');
    expect(findTheme('https://publications.europa.eu/resource/authority/data-theme/HEAL/')?.id).toBe('HEAL');
    expect(findTheme('g8-companies')?.label.es).toBe('Empresas');
    expect(findTheme('mx-salud')?.label.fr).toBe('Santé');
    expect(findTheme('urn:milpa:theme-mx:salud')?.id).toBe('mx-salud');
    expect(findTheme('WEATHER')).toBeUndefined();
  });

  test('are mapped to one another, both ways', () => {
    expect(listMappedThemes('mx-salud').map(({ theme, relation }) => [relation, theme.id])).toEqual([
      ['closeMatch', 'HEAL'],
      ['closeMatch', 'g8-health'],
    ]);
    expect(listMappedThemes('TRAN')).toContainEqual({
      theme: findTheme('g8-transport-and-infrastructure'),
      relation: 'broadMatch',
    });
    const related = [...g8Areas, ...mexicanSectors].filter(({ id }) => listMappedThemes(id).length === 0);
    expect(related.map(({ id }) => id)).toEqual(['mx-otros']);
  });

  test.each([
    ['econ', 'ECON'],
    ['Public Safety', 'JUST'],
    ['Health Care', 'HEAL'],
    ['Transportation', 'TRAN'],
    ['Finanzas y Contrataciones', 'mx-finanzas-y-contrataciones'],
    ['Desarrollo sustentable', 'mx-desarrollo-sostenible'],
    ['Salud', 'HEAL'],
    ['derechos-humanos', 'JUST'],
    ['Crime and justice', 'g8-crime-and-justice'],
    ['https://example.org/uri/theme1', undefined],
  ])('are known by the words of portals: %s', (text, id) => {
    expect(matchTheme(text)?.id).toBe(id);
  });
});

describe('SKOS', () => {
  test.each(skosSchemeIds.map((id) => [id]))('%s is a scheme whose concepts can be addressed', (id) => {
    const scheme = findSkosScheme(id);
    const notations = scheme?.concepts.map(({ notation }) => notation) ?? [];
    expect(notations.length).toBeGreaterThan(3);
    expect(new Set(notations).size).toBe(notations.length);
    const uris = new Set(scheme?.concepts.map(({ uri }) => uri));
    for (const { broader } of scheme?.concepts ?? []) if (broader) expect(uris).toContain(broader);
  });

  test('carries the mappings between themes and the goal above a target', () => {
    const sectors = findSkosScheme('theme-mx');
    expect(sectors?.concepts.find(({ notation }) => notation === 'mx-economia')?.matches).toEqual([
      { relation: 'closeMatch', uri: 'http://publications.europa.eu/resource/authority/data-theme/ECON' },
      { relation: 'narrowMatch', uri: 'urn:milpa:theme-g8:companies' },
    ]);
    const target = findSkosScheme('sdg')?.concepts.find(({ notation }) => notation === '3.8');
    expect(target).toMatchObject({ uri: 'http://metadata.un.org/sdg/3.8', broader: 'http://metadata.un.org/sdg/3' });
    expect(findSkosScheme('weather')).toBeUndefined();
  });
});

describe('places', () => {
  test('are the 32 states and 2,475 municipalities of Mexico, each within its state', async () => {
    const { list, find } = await loadPlaces();
    expect(list.filter(({ kind }) => kind === 'state')).toHaveLength(32);
    expect(list.filter(({ kind }) => kind === 'municipality')).toHaveLength(2475);
    expect(list.filter(({ bbox }) => bbox === null)).toHaveLength(18);
    for (const { parent, bbox, name, uri } of list) {
      expect(name).not.toBe('');
      expect(URL.canParse(uri)).toBe(true);
      const around = parent ? find(parent)?.bbox : undefined;
      if (!bbox || !parent) continue;
      expect(around, parent).toBeTruthy();
      expect(bbox[0]).toBeGreaterThanOrEqual(around?.[0] ?? 0);
      expect(bbox[3]).toBeLessThanOrEqual(around?.[3] ?? 0);
    }
  });

  test.each([
    ['09', 'Ciudad de México'],
    ['9', 'Ciudad de México'],
    ['1001', 'Aguascalientes'],
    ['Jalisco', 'Jalisco'],
    ['ESTADO DE JALISCO', 'Jalisco'],
    ['Distrito Federal', 'Ciudad de México'],
    ['Edo. de México', 'Estado de México'],
    ['Coahuila de Zaragoza', 'Coahuila'],
    ['Zapopan', 'Zapopan'],
    ['Municipio de Zapopan', 'Zapopan'],
    ['Benito Juárez, Quintana Roo', 'Benito Juárez'],
    ['Benito Juárez', undefined],
    ['https://gaia.inegi.org.mx/wscatgeo/v2/mgem/14/039', 'Guadalajara'],
    ['Ruritania', undefined],
  ])('%s is %s', async (text, name) => {
    expect((await loadPlaces()).match(text)?.name).toBe(name);
  });
});
