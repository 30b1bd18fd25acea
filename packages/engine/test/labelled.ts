import type { SeenColumn } from '../src/table/personal/people.ts';

/** A table whose personal columns are known: the code each column must be reported with. */
export interface Labelled {
  readonly name: string;
  readonly columns: readonly SeenColumn[];
  /** Column → code; columns that are absent must not be reported. */
  readonly personal: Readonly<Record<string, string>>;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Maker {
  readonly random: () => number;
  constructor(seed: number) {
    this.random = makeRandom(seed);
  }
  int(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.int(0, list.length - 1)] ?? list[0];
  }
  digits(length: number): string {
    return Array.from({ length }, () => this.int(0, 9)).join('');
  }
  letters(length: number, from = 'BCDFGHJKLMNPQRSTVWXYZ'): string {
    return Array.from({ length }, () => from[this.int(0, from.length - 1)]).join('');
  }
  two(from: number, to: number): string {
    return String(this.int(from, to)).padStart(2, '0');
  }
  date6(): string {
    return this.two(40, 99) + this.two(1, 12) + this.two(1, 28);
  }
  given(): string {
    return this.pick([
      'María',
      'José',
      'Juan',
      'Guadalupe',
      'Ana Laura',
      'Carlos',
      'Luis Miguel',
      'Rosa',
      'Fernanda',
      'Pedro',
      'Verónica',
      'Jorge',
    ]);
  }
  family(): string {
    return this.pick([
      'Hernández',
      'García',
      'Martínez',
      'López',
      'Pérez',
      'Sánchez',
      'Cruz',
      'Flores',
      'Gómez',
      'Vázquez',
      'Reyes',
      'Xicohténcatl',
    ]);
  }
  person(): string {
    return `${this.given()} ${this.family()} ${this.family()}`;
  }

  curp(): string {
    const body = `${this.letters(1)}${this.letters(1, 'AEIOUX')}${this.letters(2)}${this.date6()}${this.pick(['H', 'M'])}${this.pick(['DF', 'JC', 'NL', 'VZ', 'OC', 'NE'])}${this.letters(3)}${this.pick(['0', '1', 'A'])}`;
    const sum = [...body].reduce(
      (total, sign, place) => total + '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'.indexOf(sign) * (18 - place),
      0,
    );
    return body + ((10 - (sum % 10)) % 10);
  }
  rfc(letters: 3 | 4): string {
    const body = this.letters(letters) + this.date6() + this.letters(2, 'ABCDEFGHIJKLMNPQRSTUVWXYZ123456789');
    const signs = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
    const sum = [...body.padStart(12)].reduce((total, sign, place) => total + signs.indexOf(sign) * (13 - place), 0);
    return body + '0123456789A'[(11 - (sum % 11)) % 11];
  }
  clabe(): string {
    const body = this.pick(['002', '012', '014', '021', '072', '646']) + this.digits(14);
    const sum = [...body].reduce(
      (total, digit, place) => total + ((Number(digit) * ([3, 7, 1][place % 3] ?? 1)) % 10),
      0,
    );
    return body + ((10 - (sum % 10)) % 10);
  }
  luhn(body: string): string {
    const sum = [...body].reverse().reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return body + ((10 - (sum % 10)) % 10);
  }
  card(): string {
    return this.luhn(this.pick(['4152', '4915', '5579', '5204', '2223']) + this.digits(11));
  }
  nss(): string {
    return this.luhn(this.two(1, 97) + this.two(60, 99) + this.two(40, 99) + this.digits(4));
  }
  voterKey(): string {
    return this.letters(6) + this.date6() + this.two(1, 32) + this.pick(['H', 'M']) + this.digits(3);
  }
  mobile(): string {
    return this.pick(['55', '33', '81', '22', '99']) + this.digits(8);
  }
}

type Make = () => string;
const rows = 40;

function column(name: string, make: Make, type = 'string'): SeenColumn {
  return { name, type, texts: [...new Set(Array.from({ length: rows }, make))] };
}

/** Columns of identifiers as offices name and write them; each is one table. */
export function listIdentifierTables(seed: number): Labelled[] {
  const make = new Maker(seed);
  const spaced = (text: string, size: number) => text.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ');
  const kinds: readonly (readonly [string, readonly string[], readonly Make[]])[] = [
    [
      'personal-curp',
      ['CURP', 'curp_beneficiario', 'Clave Única', 'id', 'dato'],
      [
        () => make.curp(),
        () => make.curp().toLowerCase(),
        () => ` ${make.curp()} `,
        () => (make.random() < 0.5 ? make.curp() : 'NO DISPONIBLE'),
        () => `Se entregó el apoyo a ${make.person()}, CURP: ${make.curp()}.`,
        () =>
          make.random() < 0.9 ? make.curp() : make.curp().replace(/.$/, (last) => String((Number(last) + 1) % 10)),
      ],
    ],
    [
      'personal-rfc',
      ['RFC', 'rfc_proveedor', 'Registro Federal', 'clave_fiscal', 'dato'],
      [
        () => make.rfc(4),
        () => make.rfc(4).toLowerCase(),
        () => (make.random() < 0.3 ? make.rfc(4) : make.rfc(3)),
        () => (make.random() < 0.8 ? make.rfc(4) : 'XAXX010101000'),
        () => `Factura de ${make.person()} (${make.rfc(4)})`,
      ],
    ],
    [
      'personal-account',
      ['CLABE', 'clabe_interbancaria', 'Cuenta', 'cuenta_deposito', 'dato'],
      [() => make.clabe(), () => spaced(make.clabe(), 3), () => make.clabe().replace(/^(...)(...)/, '$1-$2-')],
    ],
    [
      'personal-card',
      ['tarjeta', 'No. de tarjeta', 'card_number', 'dato'],
      [() => make.card(), () => spaced(make.card(), 4)],
    ],
    [
      'personal-nss',
      ['NSS', 'num_imss', 'no_afiliacion', 'numero_seguridad_social', 'dato'],
      [() => make.nss(), () => make.nss().replace(/^(..)(..)(..)(....)(.)/, '$1-$2-$3-$4-$5')],
    ],
    [
      'personal-voter-key',
      ['clave_elector', 'INE', 'identificación', 'dato'],
      [() => make.voterKey(), () => `Exhibe credencial ${make.voterKey()}`],
    ],
  ];
  return kinds.flatMap(([code, names, makes]) =>
    names.flatMap((name) =>
      makes.flatMap((each, way) =>
        [1, 2].map((turn) => ({
          name: `${code} ${name} ${way}.${turn}`,
          columns: [column(name, each)],
          personal: { [name]: code },
        })),
      ),
    ),
  );
}

/** What looks like an identifier of a person and is none. */
export function listLookalikes(seed: number): Labelled[] {
  const make = new Maker(seed);
  let counter = 30_000_000_000;
  let long = 4_000_000_000_000_000n;
  const hex = (length: number) => make.letters(length, '0123456789abcdef');
  const makes: readonly (readonly [string, Make, string?])[] = [
    ['rfc', () => make.rfc(3)],
    ['RFC proveedor', () => (make.random() < 0.9 ? make.rfc(3) : 'XEXX010101000')],
    ['rfc_generico', () => make.pick(['XAXX010101000', 'XEXX010101000'])],
    ['uuid', () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`],
    ['folio fiscal', () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`.toUpperCase()],
    ['hash', () => hex(40)],
    ['sku', () => `${make.letters(4)}${make.digits(6)}${make.letters(3)}`],
    ['SKU', () => `${make.letters(4)}-${make.digits(6)}`],
    ['clave_producto', () => `${make.letters(4)}${make.digits(6)}${make.letters(6)}${make.digits(2)}`],
    ['lote', () => `${make.letters(4)}${make.date6()}${make.digits(3)}`],
    ['lote', () => `${make.letters(4)}${make.date6()}${make.digits(3)}`],
    ['observaciones', () => `Caducidad del lote ${make.letters(4)}${make.date6()}${make.digits(3)}, bodega 3`],
    ['tarjeta_circulacion', () => make.digits(16)],
    ['cuenta_predial', () => make.digits(18)],
    ['no_afiliacion_sindical', () => make.digits(11)],
    ['modelo', () => `${make.letters(3)}${make.digits(6)}${make.letters(2)}${make.digits(1)}`],
    ['cucop', () => make.digits(8)],
    ['partida', () => `${make.digits(5)}`],
    ['folio', () => make.digits(18)],
    ['folio', () => make.digits(16)],
    ['folio', () => make.digits(11)],
    ['expediente', () => String(++counter), 'integer'],
    ['expediente', () => String(++long)],
    ['referencia', () => make.digits(20)],
    ['linea_captura', () => make.digits(27)],
    ['imei', () => make.luhn(`35${make.digits(12)}`)],
    ['iccid', () => make.luhn(`8952${make.digits(14)}`)],
    ['siret', () => make.luhn(make.digits(13))],
    ['siren', () => make.luhn(make.digits(8))],
    ['ean', () => `750${make.digits(10)}`],
    ['isbn', () => `978${make.digits(10)}`],
    ['niv', () => make.letters(17, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')],
    ['placa', () => `${make.letters(3)}-${make.digits(3)}-${make.letters(1)}`],
    ['cct', () => `${make.two(1, 32)}${make.pick(['DPR', 'EES', 'DJN'])}${make.digits(4)}${make.letters(1)}`],
    ['clues', () => `${make.pick(['DF', 'JC', 'MC'])}${make.pick(['SSA', 'IMS', 'IST'])}${make.digits(6)}`],
    ['clave_catastral', () => `${make.digits(3)}-${make.digits(3)}-${make.digits(2)}-${make.digits(6)}`],
    ['cvegeo', () => make.digits(13)],
    ['numero_procedimiento', () => `LA-${make.digits(3)}${make.letters(3)}${make.digits(3)}-N${make.int(1, 99)}-2015`],
    ['contrato', () => `SOP/${make.digits(3)}/2024`],
    ['oficio', () => `DGA/${make.digits(4)}/${make.two(1, 12)}/2023`],
    ['codigo_interno', () => `DE${make.digits(20)}`],
    ['lote', () => `MX${make.digits(2)}LOTE${make.digits(14)}`],
    ['serie', () => `SN${make.digits(9)}`],
    ['pasaporte_vehicular', () => `${make.letters(2)}${make.digits(9)}`],
    ['coordenadas', () => `${make.int(14, 32)}.${make.digits(13)}, -${make.int(86, 117)}.${make.digits(13)}`],
    ['marca_de_tiempo', () => `1${make.digits(12)}`],
    ['monto', () => `${make.digits(9)}.${make.digits(2)}`, 'number'],
    ['tuit', () => `1${make.digits(18)}`],
    ['url', () => `https://ejemplo.gob.mx/doc/${make.digits(18)}`],
    ['domicilio_fiscal', () => `Calle ${make.int(1, 90)} núm. ${make.int(1, 400)}`],
    ['descripcion', () => `Servicio ${make.letters(4)}${make.digits(6)} del contrato ${make.digits(11)}`],
    ['telefono', () => make.mobile()],
    ['Teléfono', () => `(${make.int(33, 99)}) ${make.digits(4)}-${make.digits(4)}`],
    ['fax', () => make.mobile(), 'integer'],
    ['correo', () => `${make.pick(['contacto', 'transparencia', 'oic', 'escuela'])}${make.int(1, 99)}@ejemplo.gob.mx`],
    ['email', () => `primaria${make.int(1, 999)}@gmail.com`],
    [
      'correo_institucional',
      () => `${make.given().toLowerCase().split(' ')[0]}.${make.family().toLowerCase()}@ejemplo.gob.mx`,
    ],
    ['nombre', () => make.person()],
    ['fecha_nacimiento', () => `19${make.two(40, 99)}-${make.two(1, 12)}-${make.two(1, 28)}`, 'date'],
  ];
  return makes.flatMap(([name, each, type], way) =>
    [1, 2, 3, 4].map((turn) => ({ name: `${name} ${way}.${turn}`, columns: [column(name, each, type)], personal: {} })),
  );
}

type Table = readonly [string, readonly SeenColumn[], Readonly<Record<string, string>>];

/** Whole tables, in which the neighbours of a column decide. */
export function listTables(seed: number): Labelled[] {
  const parts = makeParts(new Maker(seed));
  return [1, 2, 3].flatMap((turn) =>
    [...listPeople(parts), ...listCounts(parts), ...listPublic(parts)].map(([name, columns, personal]) => ({
      name: `${name} ${turn}`,
      columns,
      personal,
    })),
  );
}

type Parts = ReturnType<typeof makeParts>;

/** Columns that several tables have. */
function makeParts(make: Maker) {
  const bare = (text: string) => text.toLowerCase().replace(/\W/g, '');
  const day = () => `19${make.two(40, 99)}-${make.two(1, 12)}-${make.two(1, 28)}`;
  const number = (from: number, to: number) => () => String(make.int(from, to));
  return {
    make,
    birth: (name: string) => column(name, day, 'date'),
    birthText: (name: string) => column(name, () => day().split('-').reverse().join('/')),
    street: (name: string) => column(name, () => `Calle ${make.family()} ${make.int(1, 400)}, Col. Centro`),
    mail: (name: string) =>
      column(name, () => `${bare(make.given())}.${bare(make.family())}${make.int(1, 99)}@gmail.com`),
    phone: (name: string, type = 'string') => column(name, () => make.mobile(), type),
    person: (name: string) => column(name, () => make.person()),
    given: (name: string) => column(name, () => make.given()),
    family: (name: string) => column(name, () => make.family()),
    town: (name: string) => column(name, () => make.pick(['Mérida', 'Xalapa', 'Tepic', 'León'])),
    sex: (name: string) => column(name, () => make.pick(['H', 'M'])),
    few: (name: string, type = 'integer'): SeenColumn => ({ ...column(name, number(1, 30), type), min: 1 }),
    many: (name: string): SeenColumn => ({ ...column(name, number(40, 9000), 'integer'), min: 40 }),
    post: (name: string) => column(name, () => make.pick(['Director', 'Jefe', 'Analista'])),
    school: (name: string) => column(name, () => `09DPR${make.digits(4)}A`),
  };
}

function listPeople(part: Parts): Table[] {
  const { birth, street, mail, phone, person, given, family, town, make } = part;
  const families = [given('nombre'), family('primer_apellido'), family('segundo_apellido')];
  const passport = column('pasaporte', () => `G${make.digits(8)}`);
  return [
    ['register', [...families, birth('fecha_nacimiento')], { fecha_nacimiento: 'personal-birth' }],
    ['register in texts', [person('beneficiaria'), part.birthText('FEC_NAC')], { FEC_NAC: 'personal-birth' }],
    ['homes', [...families, street('domicilio')], { domicilio: 'personal-address' }],
    [
      'beneficiaries',
      [person('nombre_beneficiario'), phone('telefono'), mail('correo')],
      { telefono: 'personal-phone', correo: 'personal-email' },
    ],
    [
      'patients',
      [person('paciente'), street('dirección'), phone('celular', 'integer')],
      { dirección: 'personal-address', celular: 'personal-phone' },
    ],
    ['mobile phones alone', [town('colonia'), phone('telefono_celular')], { telefono_celular: 'personal-phone' }],
    ['mails alone', [town('colonia'), mail('correo')], { correo: 'personal-email' }],
    ['passports', [town('pais'), passport], { pasaporte: 'personal-passport' }],
    ['students', [person('student name'), birth('date of birth')], { 'date of birth': 'personal-birth' }],
    ['élèves', [family('nom'), given('prénom'), birth('date de naissance')], { 'date de naissance': 'personal-birth' }],
    [
      'officials with births',
      [person('nombre'), part.post('cargo'), birth('nacimiento')],
      { nacimiento: 'personal-birth' },
    ],
  ];
}

function listCounts({ town, sex, few, many }: Parts): Table[] {
  const found = 'personal-small-counts';
  return [
    ['crossed', [town('municipio'), sex('sexo'), few('grupo_edad', 'string'), few('casos')], { casos: found }],
    ['health', [town('localidad'), town('diagnostico'), sex('sexo'), few('pacientes')], { pacientes: found }],
    ['crossed in English', [town('municipality'), sex('sex'), few('age', 'string'), few('count')], { count: found }],
    ['states', [town('entidad'), sex('sexo'), few('edad', 'string'), few('casos')], {}],
    ['large counts', [town('municipio'), sex('sexo'), few('edad', 'string'), many('casos')], {}],
    ['places only', [town('municipio'), town('giro'), few('total')], {}],
    ['births by place', [town('municipio'), town('entidad_nacimiento'), many('total')], {}],
  ];
}

/** Tables of offices, schools, shops and streets named after people. */
function listPublic({ birth, street, mail, phone, person, town, post, school, make }: Parts): Table[] {
  const office = column('correo', () => `esc${make.int(1, 99)}@gmail.com`);
  return [
    ['schools', [school('cct'), person('nombre'), street('domicilio'), phone('telefono'), office], {}],
    [
      'officials',
      [person('nombre'), post('cargo'), phone('telefono'), mail('correo'), street('domicilio_oficina')],
      {},
    ],
    ['suppliers', [person('proveedor'), street('domicilio'), phone('telefono')], {}],
    ['markets', [person('nombre mercado'), street('calle')], {}],
    ['streets', [person('nombre'), street('calle')], {}],
    ['foundations', [town('empresa'), birth('fecha_nacimiento')], {}],
    ['candidates', [person('candidato'), town('partido'), town('municipio')], {}],
    ['stations', [person('estacion'), street('direccion'), phone('telefono')], {}],
    ['companies', [town('razon_social'), mail('correo'), phone('celular')], {}],
  ];
}
