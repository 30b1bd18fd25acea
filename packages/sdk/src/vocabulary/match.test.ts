import { describe, expect, test } from 'vitest';
import {
  findFrequency,
  findLicence,
  isPlaceUri,
  listDataLanguages,
  listFileTypes,
  matchAccessRight,
  matchCountry,
  matchDataLanguage,
  matchFileType,
  matchFrequency,
  matchHvdCategory,
  matchLicence,
  matchPlannedAvailability,
  matchSdg,
} from './index.ts';

describe('licences', () => {
  test.each([
    ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by/4.0', 'CC-BY-4.0'],
    ['http://creativecommons.org/licenses/by/3.0/', 'CC-BY-3.0'],
    ['https://creativecommons.org/licenses/by/4.0/deed.es', 'CC-BY-4.0'],
    ['https://creativecommons.org/licenses/by-sa/4.0/legalcode.fr', 'CC-BY-SA-4.0'],
    ['https://creativecommons.org/licenses/by/2.5/mx/', 'CC-BY-2.5'],
    ['https://creativecommons.org/licenses/by/2.5/ar/deed.es_AR', 'CC-BY-2.5'],
    ['https://creativecommons.org/licenses/by/3.0/nl/legalcode/', 'CC-BY-3.0'],
    ['http://creativecommons.org/licenses/by-nd-nc/1.0/', 'CC-BY-NC-ND-1.0'],
    ['http://creativecommons.org/licenses/by-nc/2.0/', 'CC-BY-NC-2.0'],
    ['http://creativecommons.org/publicdomain/mark/1.0', 'PDM-1.0'],
    ['http://creativecommons.org/publicdomain/zero/1.0/deed.es', 'CC0-1.0'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BYNCND_3_0', 'CC-BY-NC-ND-3.0'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'CC-BY-4.0'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BYNC', 'CC-BY-NC'],
    ['http://publications.europa.eu/resource/authority/licence/ODC_BL', 'ODbL-1.0'],
    ['http://publications.europa.eu/resource/authority/licence/COM_REUSE', 'COM-REUSE'],
    ['http://dcat-ap.de/def/licenses/cc-zero', 'CC0-1.0'],
    ['http://dcat-ap.de/def/licenses/cc-by/4.0', 'CC-BY-4.0'],
    ['http://dcat-ap.de/def/licenses/dl-by-de/2.0', 'DL-DE-BY-2.0'],
    ['Creative Commons Attribution 4.0', 'CC-BY-4.0'],
    ['Creative Commons\n      Attribution 4.0', 'CC-BY-4.0'],
    ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0'],
    ['Creative Commons Attribution', 'CC-BY'],
    ['cc-by', 'CC-BY'],
    ['http://opendefinition.org/licenses/cc-by/', 'CC-BY'],
    ['CC BY-NC-SA 3.0 IGO', 'CC-BY-NC-SA-3.0'],
    ['CC-BY-SA-4.0', 'CC-BY-SA-4.0'],
    ['Creative Commons Reconocimiento 4.0', 'CC-BY-4.0'],
    ['Creative Commons Attribution | NoDerivatives 4.0 International License', 'CC-BY-ND-4.0'],
    ['Creative Commons Attribution | Noncommercial | No Derivative Works 3.0 IGO', 'CC-BY-NC-ND-3.0'],
    ['Creative Commons Attribution | Share Alike 3.0 Unported', 'CC-BY-SA-3.0'],
    ['Creative Commons Attribution 3.0 Australia', 'CC-BY-3.0'],
    ['Creative Commons Atribución-NoComercial 2.5 México', 'CC-BY-NC-2.5'],
    ['Creative Commons Atribución-NoComercial-CompartirIgual 4.0', 'CC-BY-NC-SA-4.0'],
    ['Creative Commons 1.0 Universal (Public Domain Dedication)', 'CC0-1.0'],
    ['Creative Commons CCZero', 'CC0-1.0'],
    ['http://datos.gob.mx/libreusomx/', 'Libre-Uso-MX'],
    ['https://datos.gob.mx/libreusomx', 'Libre-Uso-MX'],
    ['Términos de Libre Uso MX', 'Libre-Uso-MX'],
    ['Open Data Commons Open Database License (ODbL)', 'ODbL-1.0'],
    ['http://opendefinition.org/licenses/odc-odbl/', 'ODbL-1.0'],
    ['odc-pddl', 'PDDL-1.0'],
    ['http://opendatacommons.org/licenses/by/1.0/', 'ODC-By-1.0'],
    ['Open Data Commons Attribution License', 'ODC-By-1.0'],
    ['fr-lo', 'etalab-1.0'],
    ['lov2', 'etalab-2.0'],
    ['Licence Ouverte / Open Licence version 2.0', 'etalab-2.0'],
    ['UK Open Government Licence v3', 'OGL-UK-3.0'],
    ['http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3', 'OGL-UK-3.0'],
    ['Canada Open Government Licence', 'OGL-Canada-2.0'],
    ['Nova Scotia Open Government Licence', 'OGL-CA-regional'],
    ['Open Government Licence - Winnipeg', 'OGL-CA-regional'],
    ['iodl', 'IODL-2.0'],
    ['Public Domain U.S. Government', 'US-PD'],
    ['http://www.usa.gov/publicdomain/label/1.0/', 'US-PD'],
    ['Public Domain', 'other-pd'],
    ['other-open', 'other-open'],
    ['notspecified', 'not-specified'],
    ['https://project-open-data.cio.gov/unknown-license', 'not-specified'],
    ['No license provided. Request permission to use.', 'not-specified'],
    ['See Terms of Use', 'other'],
    ['CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)', 'CC-BY-4.0'],
    ['See https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
    ['https://data.some.org/link/to/license', undefined],
    ['world', undefined],
    ['a cc of the letter of 4.0 pages', undefined],
    ['', undefined],
  ])('%s is %s', (text, id) => {
    expect(matchLicence(text)?.id).toBe(id);
  });

  test('say whether they are open, in three values, and what they ask', () => {
    expect(findLicence('CC-BY-NC-4.0')).toMatchObject({ open: 'no', commercial: 'no', attribution: true });
    expect(findLicence('CC-BY-ND-4.0')).toMatchObject({ open: 'no', commercial: 'yes' });
    expect(findLicence('CC-BY-SA-3.0')).toMatchObject({ open: 'yes', shareAlike: true });
    expect(findLicence('not-specified')).toMatchObject({ open: 'unknown', commercial: 'unknown' });
  });

  test('are found by what metadata hold, not by loose spelling', () => {
    expect(findLicence('http://creativecommons.org/licenses/by/4.0')?.id).toBe('CC-BY-4.0');
    expect(findLicence('cc-by-4.0')).toBeUndefined();
  });
});

describe('4.6-9: formats as people write them', () => {
  test.each([
    ['CSV', 'csv'],
    [' csv', 'csv'],
    ['.csv', 'csv'],
    ['cvs', 'csv'],
    ['text/csv', 'csv'],
    ['text/csv; charset=utf-8', 'csv'],
    ['http://www.iana.org/assignments/media-types/text/csv', 'csv'],
    ['https://www.iana.org/assignments/media-types/application/zip', 'zip'],
    ['http://publications.europa.eu/resource/authority/file-type/CSV', 'csv'],
    ['http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE', 'ttl'],
    ['http://publications.europa.eu/resource/authority/file-type/WMS_SRVC', 'wms'],
    ['https://resources.data.gov/vocab/file-type/TODO/JSON', 'json'],
    ['CSV (zip)', 'csv'],
    ['Zipped CSV', 'csv'],
    ['EXCEL', 'xlsx'],
    ['excél', 'xlsx'],
    ['vnd.ms-excel', 'xls'],
    ['XLS', 'xls'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ['application/vnd.geo+json', 'geojson'],
    ['SHAPE', 'shapefile'],
    ['shp', 'shapefile'],
    ['zip', 'zip'],
    ['application/x-zip-compressed', 'zip'],
    ['vnd.google-earth.kml+xml', 'kml'],
    ['kmz', 'kmz'],
    ['Web Page', 'html'],
    ['página web', 'html'],
    ['Esri REST', 'esri-rest'],
    ['ArcGIS GeoServices REST API', 'esri-rest'],
    ['FGDB', 'gdb'],
    ['GPX+XML', 'gpx'],
    ['archivo de texto', 'txt'],
    ['application/octet-stream', 'other'],
    ['oracle', undefined],
    ['base de datos: sql server 2008', undefined],
    ['csv, excel', undefined],
    ['', undefined],
  ])('%s is %s', (text, id) => {
    expect(matchFileType(text)?.id).toBe(id);
  });

  test('several in one text are told apart', () => {
    expect(listFileTypes('csv, xlsx').map(({ id }) => id)).toEqual(['csv', 'xlsx']);
    expect(listFileTypes('excel, pdf y kmz').map(({ id }) => id)).toEqual(['xlsx', 'pdf', 'kmz']);
  });
});

describe('frequencies', () => {
  test.each([
    ['R/P1Y', 'ANNUAL'],
    ['R/P1M', 'MONTHLY'],
    ['R/P3M', 'QUARTERLY'],
    ['R/P4M', 'ANNUAL_3'],
    ['R/P6M', 'ANNUAL_2'],
    ['R/P1W', 'WEEKLY'],
    ['R/P7D', 'WEEKLY'],
    ['R/P2W', 'BIWEEKLY'],
    ['R/P0.5M', 'MONTHLY_2'],
    ['R/P3.5D', 'WEEKLY_2'],
    ['R/P0.33W', 'WEEKLY_3'],
    ['R/P0.33M', 'MONTHLY_3'],
    ['R/P2Y', 'BIENNIAL'],
    ['R/P10Y', 'DECENNIAL'],
    ['R/PT1H', 'HOURLY'],
    ['R/PT1S', 'CONT'],
    ['R/PT0.1S', 'CONT'],
    ['P1D', 'DAILY'],
    ['R/P50Y', undefined],
    ['Anual', 'ANNUAL'],
    ['mensual', 'MONTHLY'],
    ['Trimestral', 'QUARTERLY'],
    ['Diaria', 'DAILY'],
    ['quincenal', 'BIWEEKLY'],
    ['irregular', 'IRREG'],
    ['realtime', 'CONT'],
    ['eventual', 'AS_NEEDED'],
    ['punctual', 'NEVER'],
    ['semiannual', 'ANNUAL_2'],
    ['Quotidienne', 'DAILY'],
    ['Data is updated daily', 'DAILY'],
    ['Data are updated daily.', 'DAILY'],
    ['Automated - weekly', 'WEEKLY'],
    ['Usually quarterly', 'QUARTERLY'],
    ['Static - Not Updated', 'NEVER'],
    ['As needed', 'AS_NEEDED'],
    ['asNeeded', 'AS_NEEDED'],
    ['http://purl.org/cld/freq/daily', 'DAILY'],
    ['http://purl.org/cld/terms/annual', 'ANNUAL'],
    ['http://purl.org/cld/freq/threeTimesAWeek', 'WEEKLY_3'],
    ['http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT', 'UPDATE_CONT'],
    ['http://publications.europa.eu/resource/authority/frequency/IRREG', 'IRREG'],
    ['Utah Department of Commerce', undefined],
    ['R/P', undefined],
    ['', undefined],
  ])('%s is %s', (text, id) => {
    expect(matchFrequency(text)?.id).toBe(id);
  });

  test('of forms are among those that are known', () => {
    expect(findFrequency('ANNUAL')?.offered).toBe(true);
    expect(findFrequency('TRIDECENNIAL')?.offered).toBe(false);
  });
});

test.each([
  ['public', 'PUBLIC'],
  ['Público', 'PUBLIC'],
  ['non-public', 'NON_PUBLIC'],
  ['Privado', 'NON_PUBLIC'],
  ['restricted public', 'RESTRICTED'],
  ['open_login', 'RESTRICTED'],
  ['Confidencial', 'CONFIDENTIAL'],
  ['http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC', 'NON_PUBLIC'],
  ['https://resources.data.gov/vocab/access-right/TODO/PUBLIC', 'PUBLIC'],
  ['Statement about access rights', undefined],
])('the access right %s is %s', (text, id) => {
  expect(matchAccessRight(text)?.id).toBe(id);
});

test.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['en_US', 'en'],
  ['spa', 'es'],
  ['fre', 'fr'],
  ['English', 'en'],
  ['English (United States)', 'en'],
  ['español', 'es'],
  ['http://publications.europa.eu/resource/authority/language/CAT', 'ca'],
  ['http://id.loc.gov/vocabulary/iso639-1/es', 'es'],
  ['http://lexvo.org/id/iso639-3/nah', 'nah'],
  ['Náhuatl', 'nah'],
  ['http://purl.org/dc/terms/language', undefined],
  ['klingon', undefined],
])('the language %s is %s', (text, id) => {
  expect(matchDataLanguage(text)?.id).toBe(id);
});

test('several languages in one text are told apart', () => {
  expect(listDataLanguages('["en","ca","es"]').map(({ id }) => id)).toEqual(['en', 'ca', 'es']);
  expect(listDataLanguages('EN; ES').map(({ id }) => id)).toEqual(['en', 'es']);
  expect(listDataLanguages('en-US,es,').map(({ id }) => id)).toEqual(['en', 'es']);
});

test('countries, goals, categories and availabilities are known by what others call them', () => {
  expect(matchCountry('MEX')?.id).toBe('MX');
  expect(matchCountry('Estados Unidos Mexicanos')?.id).toBe('MX');
  expect(matchCountry('http://publications.europa.eu/resource/authority/country/FRA')?.id).toBe('FR');
  expect(matchCountry('Francia')?.id).toBe('FR');
  expect(matchSdg('ODS 3.8')?.uri).toBe('http://metadata.un.org/sdg/3.8');
  expect(matchSdg('http://metadata.un.org/sdg/16')?.id).toBe('16');
  expect(matchSdg('SDG 17.19')?.id).toBe('17.19');
  expect(matchSdg('Fin de la pobreza')?.id).toBe('1');
  expect(matchSdg('3.14')).toBeUndefined();
  expect(matchSdg('18')).toBeUndefined();
  expect(matchHvdCategory('http://data.europa.eu/bna/c_e1da4e07')?.id).toBe('hvd-statistics');
  expect(matchPlannedAvailability('http://data.europa.eu/r5r/availability/stable')?.id).toBe('STABLE');
  expect(
    matchPlannedAvailability('http://publications.europa.eu/resource/authority/planned-availability/TEMPORARY')?.id,
  ).toBe('TEMPORARY');
});

test('addresses of places that others keep are told from other addresses', () => {
  expect(isPlaceUri('http://sws.geonames.org/3996063/')).toBe(true);
  expect(isPlaceUri('http://publications.europa.eu/resource/authority/country/MEX')).toBe(true);
  expect(isPlaceUri('https://example.org/mexico')).toBe(false);
});
