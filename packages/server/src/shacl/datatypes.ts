const xsd = 'http://www.w3.org/2001/XMLSchema#';

const day = '-?\\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?';
const zone = '(?:Z|[+-]\\d{2}:\\d{2})?';
const integer = '[+-]?\\d+';

/** How the values of a datatype are written (XML Schema 1.1, part 2). Datatypes that are not listed are taken as they come. */
const forms: Readonly<Record<string, string>> = {
  date: day + zone,
  dateTime: `${day}T${time}${zone}`,
  gYear: `-?\\d{4,}${zone}`,
  gYearMonth: `-?\\d{4,}-(?:0[1-9]|1[0-2])${zone}`,
  boolean: 'true|false|0|1',
  integer,
  int: integer,
  long: integer,
  nonNegativeInteger: '\\+?\\d+|-0+',
  positiveInteger: '\\+?0*[1-9]\\d*',
  decimal: '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)',
  double: '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?INF|NaN',
  hexBinary: '(?:[0-9a-fA-F]{2})*',
  duration: '-?P(?!$)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?!$)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?',
};

/** Whether a text is a value of a datatype. */
export function isWellFormed(text: string, datatype: string): boolean {
  const form = datatype.startsWith(xsd) ? forms[datatype.slice(xsd.length)] : undefined;
  return form === undefined || new RegExp(`^(?:${form})$`).test(text);
}
