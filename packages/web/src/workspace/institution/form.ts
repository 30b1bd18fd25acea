import { type Institution, InstitutionInput, InstitutionLevel, languages } from '@milpa/sdk';
import type { Fault, Fields, Values } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

export const institutionFields = [
  ...languages.map((language) => `name.${language}` as const),
  ...languages.map((language) => `description.${language}` as const),
  'level',
  'homepage',
  'email',
  'parent',
  'class',
  'sector',
  'ended',
  'successor',
  'slug',
] as const;

export const readInstitution = (fields: Fields): Values =>
  Object.fromEntries(institutionFields.map((name) => [name, fields.text(name)]));

export function formatInstitution(body: Institution): Values {
  return {
    ...Object.fromEntries(
      languages.flatMap((language) => [
        [`name.${language}`, body.name[language] ?? ''],
        [`description.${language}`, body.description?.[language] ?? ''],
      ]),
    ),
    level: body.level,
    homepage: body.homepage ?? '',
    email: body.email ?? '',
    parent: body.parent ?? '',
    class: body.class ?? '',
    sector: body.sector ?? '',
    ended: body.ended?.on ?? '',
    successor: body.ended?.successor ?? '',
    slug: body.slug,
  };
}

/** As the contract has it; what is empty is left out. */
export function composeInstitution(values: Values): Readonly<Record<string, unknown>> {
  const texts = (kind: string) =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const text = values[`${kind}.${language}`];
        return text ? [[language, text]] : [];
      }),
    );
  const given = (name: string) => (values[name] ? { [name]: values[name] } : {});
  return {
    name: texts('name'),
    description: texts('description'),
    level: InstitutionLevel.safeParse(values['level']).data ?? 'other',
    ...given('homepage'),
    ...given('email'),
    ...given('slug'),
    parent: values['parent'] || null,
    class: values['class'] || null,
    sector: values['sector'] || null,
    ended: values['ended'] ? { on: values['ended'], successor: values['successor'] || null } : null,
  };
}

export function explainInstitution(values: Values, reader: Reader): readonly Fault[] {
  const words = reader.allWords.work.institutions;
  const noName = languages.every((language) => !values[`name.${language}`]);
  const parsed = InstitutionInput.safeParse(composeInstitution(values));
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
  const sentences = {
    email: words.wrongEmail,
    homepage: words.wrongHomepage,
    slug: words.wrongSlug,
    ended: reader.words.body.wrongDay,
  };
  return [
    ...(noName ? [{ field: `name.${reader.language}`, text: words.noName }] : []),
    ...Object.entries(sentences).flatMap(([field, text]) => (wrong.has(field) ? [{ field, text }] : [])),
  ];
}

/** The field a JSON Pointer of the API is about. */
export function findInstitutionField(pointer: string, reader: Reader): string | undefined {
  const [, name = '', language] = pointer.split('/');
  return institutionFields.find((field) => field === name || field === `${name}.${language ?? reader.language}`);
}
