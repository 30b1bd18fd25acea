/** A reference system: EPSG number, the plain names files give it, and what proj4 needs to turn it into WGS 84. */
export type ReferenceRow = readonly [epsg: number, names: readonly string[], definition: string];

const grs80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0';
const lonlat = '+proj=longlat';
/** EPSG:1660, the shift of Monte Mario for peninsular Italy. */
const monteMario = '+ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68';
/** EPSG:1166, the shift of ED50 for western Europe. */
const ed50 = '+ellps=intl +towgs84=-87,-98,-121';
/** EPSG:15851 is a grid of 100 kB; this is its mean over Mexico (NIMA TR8350.2), good to some ten metres. */
const nad27 = '+ellps=clrk66 +towgs84=-12,130,190';
const wgs84 = '+datum=WGS84';
const mexico = '+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0';

/** Single systems, from the EPSG dataset v11. Names are compared as letters and digits only, in lower case. */
const singles: readonly ReferenceRow[] = [
  [4326, ['wgs84', 'gcswgs1984', 'wgs1984', 'wgs84geodetic', 'wgs84crs84', 'crs84'], `${lonlat} ${wgs84}`],
  [4979, ['wgs843d'], `${lonlat} ${wgs84}`],
  [4269, ['nad83', 'gcsnorthamerican1983'], `${lonlat} ${grs80}`],
  [4267, ['nad27', 'gcsnorthamerican1927'], `${lonlat} ${nad27}`],
  [4258, ['etrs89', 'gcsetrs1989'], `${lonlat} ${grs80}`],
  [4171, ['rgf93', 'rgf93v1', 'gcsrgf1993'], `${lonlat} ${grs80}`],
  [4674, ['sirgas2000', 'gcssirgas2000'], `${lonlat} ${grs80}`],
  [4019, ['unknowndatumbaseduponthegrs1980ellipsoid'], `${lonlat} ${grs80}`],
  [4483, ['mexicoitrf92', 'gcsmexicoitrf1992', 'gcsitrf1992', 'itrf92'], `${lonlat} ${grs80}`],
  [6365, ['mexicoitrf2008', 'gcsmexicoitrf2008', 'gcsitrf2008', 'itrf2008'], `${lonlat} ${grs80}`],
  [4265, ['montemario', 'gcsmontemario'], `${lonlat} ${monteMario}`],
  [4230, ['ed50', 'gcseuropean1950'], `${lonlat} ${ed50}`],
  [4670, ['igm95', 'gcsigm1995'], `${lonlat} ${grs80}`],
  [6706, ['rdn2008', 'gcsrdn2008'], `${lonlat} ${grs80}`],
  [
    3857,
    [
      'wgs84pseudomercator',
      'wgs1984webmercatorauxiliarysphere',
      'wgs1984webmercator',
      'popularvisualisationcrsmercator',
    ],
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +nadgrids=@null',
  ],
  [6372, ['mexicoitrf2008lcc', 'mexicoitrflcc'], `${mexico} ${grs80}`],
  [6362, ['mexicoitrf92lcc', 'itrf1992lambertconformalconic'], `${mexico} ${grs80}`],
  [
    2154,
    ['rgf93lambert93', 'rgf93v1lambert93', 'rgf1993lambert93', 'lambert93'],
    `+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 ${grs80}`,
  ],
  [
    27572,
    ['ntfparislambertzoneii', 'ntfparislambertiietendu', 'ntflambertiietendu', 'ntfparisfranceii'],
    '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +towgs84=-168,-60,320 +pm=paris',
  ],
  [
    3003,
    ['montemarioitalyzone1', 'montemarioitaly1'],
    `+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 ${monteMario}`,
  ],
  [
    3004,
    ['montemarioitalyzone2', 'montemarioitaly2'],
    `+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 ${monteMario}`,
  ],
  [
    3035,
    ['etrs89extendedlaeaeurope', 'etrs89laeaeurope', 'etrs1989laea'],
    `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${grs80}`,
  ],
  [
    27700,
    ['osgb36britishnationalgrid', 'osgb1936britishnationalgrid', 'britishnationalgrid'],
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489',
  ],
  [
    28992,
    ['amersfoortrdnew', 'rdnew'],
    '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725',
  ],
  [
    2056,
    ['ch1903lv95', 'ch1903pluslv95'],
    '+proj=somerc +lat_0=46.95240555555556 +lon_0=7.439583333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel +towgs84=674.374,15.056,405.346',
  ],
];

interface Family {
  /** EPSG number of zone 0. */
  readonly base: number;
  readonly zones: readonly [number, number];
  /** Plain names before the number of the zone and after it. */
  readonly names: readonly string[];
  readonly end: string;
  readonly datum: string;
  readonly south?: true;
}

/** Universal Transverse Mercator: sixty zones of six degrees on several data. */
const families: readonly Family[] = [
  { base: 32600, zones: [1, 60], names: ['wgs84utmzone', 'wgs1984utmzone'], end: 'n', datum: wgs84 },
  { base: 32700, zones: [1, 60], names: ['wgs84utmzone', 'wgs1984utmzone'], end: 's', datum: wgs84, south: true },
  { base: 26900, zones: [1, 23], names: ['nad83utmzone', 'nad1983utmzone'], end: 'n', datum: grs80 },
  { base: 26700, zones: [1, 22], names: ['nad27utmzone', 'nad1927utmzone'], end: 'n', datum: nad27 },
  { base: 25800, zones: [28, 38], names: ['etrs89utmzone', 'etrs1989utmzone'], end: 'n', datum: grs80 },
  {
    base: 23000,
    zones: [28, 38],
    names: ['ed50utmzone', 'ed1950utmzone', 'european1950utmzone'],
    end: 'n',
    datum: ed50,
  },
  { base: 4473, zones: [11, 16], names: ['mexicoitrf92utmzone', 'itrf1992utmzone'], end: 'n', datum: grs80 },
  { base: 6355, zones: [11, 16], names: ['mexicoitrf2008utmzone', 'itrf2008utmzone'], end: 'n', datum: grs80 },
  { base: 31954, zones: [11, 22], names: ['sirgas2000utmzone'], end: 'n', datum: grs80 },
  { base: 31960, zones: [17, 25], names: ['sirgas2000utmzone'], end: 's', datum: grs80, south: true },
  { base: 6675, zones: [32, 34], names: ['rdn2008utmzone', 'rdn2008zone'], end: 'n', datum: grs80 },
];

function listZones({ base, zones: [from, to], names, end, datum, south }: Family): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  for (let zone = from; zone <= to; zone++)
    rows.push([
      base + zone,
      names.map((name) => `${name}${zone}${end}`),
      `+proj=utm +zone=${zone}${south ? ' +south' : ''} ${datum}`,
    ]);
  return rows;
}

/** The conic zones of France, CC42 to CC50. */
const conics = Array.from({ length: 9 }, (_, index): ReferenceRow => {
  const lat = 42 + index;
  return [
    3942 + index,
    [`rgf93cc${lat}`, `rgf93v1cc${lat}`, `rgf1993cc${lat}`],
    `+proj=lcc +lat_1=${lat - 0.75} +lat_2=${lat + 0.75} +lat_0=${lat} +lon_0=3 +x_0=1700000 +y_0=${1_200_000 + index * 1_000_000} ${grs80}`,
  ];
});

export const references: readonly ReferenceRow[] = [...singles, ...families.flatMap(listZones), ...conics];

/** Numbers that programs use for the same system. */
export const aliases: Readonly<Record<number, number>> = {
  900913: 3857,
  102100: 3857,
  102113: 3857,
  3785: 3857,
  84: 4326,
};
