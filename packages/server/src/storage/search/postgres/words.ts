/**
 * Spanish words in -ción and -sión as their plural. PostgreSQL's stemmer cuts "educaciones" and "educación" alike, but not
 * "educacion", which is how they stand here once accents are gone, and how they are typed in a hurry or in capitals.
 */
export const evenSpanish = (text: string): string => text.replace(/([cs])i[oó]n(?!\p{L})/giu, '$1iones');

/** Words worth offering in place of a mistyped one: letters only, without accents, of three letters or more. */
export const listVocabulary = (text: string): string[] => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/\p{L}{3,40}/gu) ?? [])];
};
