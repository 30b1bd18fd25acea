import { countDays, findText, type Language, type LanguageMap, paths } from '@milpa/sdk';
import type { Addressee } from '../../account/index.ts';
import type { Letter } from '../../mail/index.ts';
import { type LetterWords, letterWords } from './letters.data.ts';
import type { Promised, Rung } from './model.ts';

/** One thing a letter reminds of. */
export interface Reminded {
  readonly promised: Promised;
  readonly meant: Rung;
  readonly reached: Rung;
  readonly institution: LanguageMap;
}

export interface Reminder {
  readonly person: Addressee;
  readonly items: readonly Reminded[];
  readonly today: string;
  readonly publicUrl: string;
}

/** Where a language writes dates in more than one way, the one of the pages. */
const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', fr: 'fr-FR' };

/** Things one letter names; a longer list is on the portal. */
const mostNamed = 40;

/** One letter about one thing or many, in the language of the person who gets it. */
export function writeReminder(reminder: Reminder): Letter {
  const { person, items, publicUrl } = reminder;
  const { language } = person;
  const say = letterWords[language];
  const workspace = new URL(paths.workspace(language), publicUrl).href;
  const text = [
    say.hello(person.name),
    say.lead(new URL(publicUrl).host),
    ...items.slice(0, mostNamed).map((item) => describe(item, reminder)),
    ...(items.length > mostNamed ? [say.more(items.length - mostNamed)] : []),
    say.end(workspace, `${workspace}/reminders`),
  ];
  return { to: person.email, language, subject: findSubject(reminder, say), text: `${text.join('\n\n')}\n` };
}

function findSubject({ items, today, person }: Reminder, say: LetterWords): string {
  const [only] = items;
  if (!only || items.length > 1) return say.many(items.length);
  const { due, kind } = only.promised;
  const title = findTitle(only, person.language);
  return kind === 'reply' ? say.reply.one(title) : say.one(title, say.verbs[kind][0], countDays(due, today));
}

const findTitle = ({ promised: { title, subject } }: Reminded, language: Language): string =>
  findText(title, language)?.text ?? subject;

function describe(item: Reminded, { person: { language }, today, publicUrl }: Reminder): string {
  const { due, kind, path } = item.promised;
  const say = letterWords[language];
  const institution = findText(item.institution, language)?.text ?? '';
  const days = countDays(due, today);
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(due));
  const tell = () => {
    if (kind === 'reply') return say.reply.lead(day);
    const [must, should] = say.verbs[kind];
    return days > 0 ? say.late(should, day, days) : say.ahead(must, day, -days);
  };
  return [
    `• ${findTitle(item, language)} (${institution})`,
    `  ${tell()}`,
    ...(item.meant === item.reached ? [] : [`  ${say.vacant(say.rungs[item.meant](institution))}`]),
    `  ${new URL(path(language), publicUrl).href}`,
  ].join('\n');
}
