import { type Language, languages } from '@milpa/sdk/plain';

/** Words that join others and say nothing by themselves, folded. */
const words: Readonly<Record<Language, string>> = {
  es: `
a al algo ante antes asi aun como con contra cual cuales cuando de del desde donde durante e el ella ellas ellos en entre era
es esa esas ese eso esos esta estas este esto estos fue ha han hasta hay la las le les lo los mas me mi muy ni no nos o otra
otras otro otros para pero poco por porque que quien se segun ser si sin sobre son su sus tambien te tiene todo todos tu u
un una unas uno unos y ya yo`,
  en: `
a an and any are as at be been but by can did do does each for from had has have how i if in into is it its more most nor not of
off on or our out over per she should so some such than that the their them then there these they this those through to
under until up was we were what when where which while who whom why will with you your`,
  fr: `
a ai au aux avec c ce ces cette dans d des du elle elles et eu il ils j je l leur leurs lui m ma mais meme mes mon n ne notre
nous ont ou par pas plus pour qu quelle quelles qui s sa sera ses si sont sous sur t ta tes toi ton un une vos votre vous de des du en la le les un une et est`,
};

const read = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word));
export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: read(words.es),
  en: read(words.en),
  fr: read(words.fr),
};

/** Whether a folded word says something by itself in every language: nobody knows which one a question is in. */
export const telling = (word: string): boolean => languages.every((language) => !stopWords[language].has(word));
