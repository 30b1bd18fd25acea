import { findText, NewReuse, type Reuse, ReuseText, reuseKinds } from '@milpa/sdk';
import { bindFields, type Fault, nameChoices, Select, TextArea, TextInput, type Values } from '../form/index.ts';
import type { Reader } from '../reader.ts';

/** The fields of the form, as they are called in it. */
export const fieldNames = [
  ...['title', 'description', 'kind', 'address', 'maker', 'makerKind', 'since', 'datasets', 'impact', 'impactUrl'],
  'email',
] as const;

/** What was typed as the contract has it, or what is missing, each beside its field. */
export function parseTyped(typed: Values, reader: Reader) {
  const said = (name: string) => typed[name] || undefined;
  const raw = {
    ...{ title: typed['title'], description: typed['description'], kind: typed['kind'], address: typed['address'] },
    maker: { name: typed['maker'], kind: typed['makerKind'] },
    since: said('since'),
    datasets: (typed['datasets'] ?? '').split('\n').flatMap(parseUsed),
    impact: said('impact') || said('impactUrl') ? { text: typed['impact'], url: said('impactUrl') } : undefined,
    language: reader.language,
  };
  const text = ReuseText.safeParse(raw);
  const email = NewReuse.shape.email.safeParse(said('email'));
  const wrong = new Set(text.success ? [] : text.error.issues.map(({ path: [field] }) => String(field)));
  if (!email.success) wrong.add('email');
  const { missing } = reader.words.reuse.form;
  const names = { ...missing, impact: missing.impactUrl };
  const faults = Object.entries(names).flatMap(([field, sentence]): Fault[] =>
    wrong.has(field) ? [{ field: field === 'impact' ? 'impactUrl' : field, text: sentence }] : [],
  );
  return { text: text.data, email: email.data, faults };
}

/** One line: an address of a page, or its last part; a version after it. */
function parseUsed(line: string): ReuseText['datasets'] {
  const text = line.trim();
  if (text === '') return [];
  const [, path = text, ofPath] = /\/datasets\/([^/?#]+)(?:\/versions\/(\d{1,6}))?/.exec(text) ?? [];
  const [, dataset = path, ofSign] = /^(.+)@(\d{1,6})$/.exec(path) ?? [];
  const version = Number(ofPath ?? ofSign ?? 0);
  return [{ dataset, ...(version > 0 ? { version } : {}) }];
}

/** The field a problem of the API is about. */
export function findField(pointer: string): string | undefined {
  const [, first = '', second] = pointer.split('/');
  if (first === 'impact' && second === 'url') return 'impactUrl';
  return fieldNames.find((name) => name === first);
}

/** What was sent in, as it stands in the form. */
export function formatTyped(item: Reuse): Values {
  const text = (map: Reuse['title']) => findText(map, 'es')?.text ?? '';
  return {
    ...{ title: text(item.title), description: text(item.description), kind: item.kind, address: item.address },
    ...{ maker: item.maker.name, makerKind: item.maker.kind, since: item.since ?? '' },
    datasets: item.datasets.map(({ slug, version }) => (version === null ? slug : `${slug}@${version}`)).join('\n'),
    impact: item.impact ? text(item.impact.text) : '',
    impactUrl: item.impact?.url ?? '',
  };
}

interface FieldsProps {
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** What is asked of whoever made something. */
export function ReuseFields({ typed, faults, reader }: FieldsProps) {
  const words = reader.words.reuse;
  const { form } = words;
  const shared = bindFields<string>(typed, faults);
  const makers = nameChoices(['organisation', 'person'], words.makers);
  return (
    <>
      <TextInput {...shared('title')} label={form.name} required mostLength={200} />
      <TextArea {...shared('description')} label={form.description} hint={form.descriptionHint} rows={6} required />
      <Select {...shared('kind')} label={words.kind} choices={nameChoices(reuseKinds, words.kinds)} />
      <TextInput {...shared('address')} type="url" label={words.address} hint={form.addressHint} required />
      <TextArea {...shared('datasets')} label={form.datasets} hint={form.datasetsHint} rows={3} required />
      <TextInput {...shared('maker')} label={words.maker} hint={form.makerHint} required mostLength={200} />
      <Select {...shared('makerKind')} label={form.makerKind} choices={makers} />
      <TextInput {...shared('since')} label={words.since} hint={form.sinceHint} optional={reader} short />
      <TextArea {...shared('impact')} label={words.impact} hint={form.impactHint} rows={3} optional={reader} />
      <TextInput {...shared('impactUrl')} type="url" label={form.impactUrl} optional={reader} />
    </>
  );
}

/** A code in an address names who sent it in: no other site is told where the reader came from. */
export const secretHeaders = { 'referrer-policy': 'same-origin', 'cache-control': 'no-store' };
