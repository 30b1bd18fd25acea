/** Months as the three languages write them, folded; their first three letters tell most of them apart, these tell all. */
export const monthNames: readonly (readonly string[])[] = [
  ['enero', 'ene', 'january', 'jan', 'janvier', 'janv'],
  ['febrero', 'feb', 'february', 'fevrier', 'fevr'],
  ['marzo', 'mar', 'march', 'mars'],
  ['abril', 'abr', 'april', 'apr', 'avril', 'avr'],
  ['mayo', 'may', 'mai'],
  ['junio', 'jun', 'june', 'juin'],
  ['julio', 'jul', 'july', 'juillet', 'juil'],
  ['agosto', 'ago', 'august', 'aug', 'aout'],
  ['septiembre', 'setiembre', 'sep', 'sept', 'september', 'septembre'],
  ['octubre', 'oct', 'october', 'octobre'],
  ['noviembre', 'nov', 'november', 'novembre'],
  ['diciembre', 'dic', 'december', 'dec', 'decembre'],
];
