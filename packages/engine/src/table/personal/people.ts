import { plainName } from '../names.ts';
import { isGivenName, isPersonName } from './values.ts';

/** A column as the search for personal data sees it: its name, type and a sample of its different texts. */
export interface SeenColumn {
  readonly name: string;
  readonly type: string;
  readonly texts: readonly string[];
  /** Lowest number, of numbers. */
  readonly min?: number;
}

/** Who the rows are about. */
export interface People {
  /** Columns that hold names of people. */
  readonly names: readonly string[];
  /** Something beside a name says that rows are people: surnames of their own, a word as beneficiary. */
  readonly sure: boolean;
  /** Rows are people in public office, whose names and offices are public. */
  readonly officials: boolean;
  /** Rows are schools, clinics, companies, offices. */
  readonly institutions: boolean;
}

const surnameName =
  /(^|_)(apellidos?|ap_?pat(erno)?|ap_?mat(erno)?|paterno|materno|surname|last_?name|family_name|nom_de_famille|primer_apellido|segundo_apellido)(_|$)/;
const personWord =
  /(^|_)(persona|beneficiari[oa]s?|paciente|patient|alumn[oa]s?|estudiantes?|student|becari[oa]s?|solicitante|derechohabiente|asegurad[oa]|trabajador(a)?|emplead[oa]|employee|victima|imputad[oa]|detenid[oa]|intern[oa]|menor|nin[oa]|madre|padre|tutor(a)?|conyuge|hij[oa]|ciudadan[oa]|contribuyente|propietari[oa]|titular|quejos[oa]|denunciante|testigo|huesped|usuari[oa]|elector|afiliad[oa]|militante|jubilad[oa]|pensionad[oa]|adult[oa]_mayor|eleve|salarie|beneficiaire)(_|$)/;
const nameWord = /(^|_)(nombres?|name|nom|prenom|first_?name|full_?name|nombre_completo|given_name|apellidos?)(_|$)/;
const officialWord =
  /(^|_)(cargo|puesto|nombramiento|plaza|servidor(a|es)?(_publico|_publica)?|funcionari[oa]|diputad[oa]|senador(a)?|regidor(a)?|candidat[oa]|partido|tabulador|nivel_salarial|sueldo|remuneracion|unidad_administrativa|adscripcion|responsable|director(a)?|juez|magistrad[oa]|notari[oa]|perit[oa]|job_title|position|elu|fonction|mandat)(_|$)/;
const institutionWord =
  /(^|_)(cct|clues|clave_?ct|escuelas?|plantel|school|etablissement|institucion|institution|dependencia|razon_social|empresa|company|entreprise|proveedor(es)?|contratista|establecimiento|sucursal|hospital|clinica|mercado|museo|biblioteca|hotel|negocio|comercio|denominacion|organizacion|organismo|oficina|modulo|estacion|siret|siren|turno|nivel_educativo|scian|actividad|giro|permiso|permisionario)(_|$)/;

export function findPeople(columns: readonly SeenColumn[]): People {
  const plain = columns.map((column) => ({ ...column, plain: plainName(column.name) }));
  const surnames = plain.filter((column) => surnameName.test(column.plain));
  const named = plain.filter((column) => isNameColumn(column.plain, column));
  const words = named.filter((column) => personWord.test(column.plain));
  return {
    names: [...new Set([...surnames, ...named].map((column) => column.name))],
    sure: words.length > 0 || (surnames.length > 0 && plain.some((column) => nameWord.test(column.plain))),
    officials: plain.some((column) => officialWord.test(column.plain)),
    institutions: plain.some((column) => institutionWord.test(column.plain)),
  };
}

function isNameColumn(plain: string, { type, texts }: SeenColumn): boolean {
  if (type !== 'string' || texts.length < 3) return false;
  if (!nameWord.test(plain) && !personWord.test(plain)) return false;
  const names = texts.filter((text) => isPersonName(text) || (nameWord.test(plain) && isGivenName(text)));
  return names.length >= texts.length * 0.5;
}

export const isBirthName = (name: string) =>
  /(^|_)(nacimiento|nac|birth|birthday|birthdate|dob|naissance|cumpleanos)(_|$)|(^|_)(fec|fecha|f|fch)_?(de_)?nac/.test(
    plainName(name),
  ) &&
  !/(^|_)(entidad|lugar|estado|municipio|pais|ent|place|country|lieu|edo|loc|tasa|registro|anio|ano)(_|$)/.test(
    plainName(name),
  );

export const isAddressName = (name: string) =>
  /(^|_)(domicilio|direccion|calle|address|adresse|street|rue|vivienda)(_|$)/.test(plainName(name)) &&
  !/(^|_)(correo|mail|web|electronica|ip|url|general|unidad|area|dir)(_|$)/.test(plainName(name));
