import { Problem, paths, problems } from '@milpa/sdk';
import { ButtonLink, Code, Link, makeReadingPage, Table, Tag } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { type ApiOperation, type ApiParameter, parseOpenApi } from './openapi.ts';

/** Reading first: what most programs want. */
const tagOrder = [
  'catalogue',
  'datasets',
  'tables',
  'institutions',
  'drafts',
  'reviews',
  'bulk',
  'cases',
  'requests',
  'reuses',
  'imports',
  'people',
];

export async function answerReference({ client, reader, site }: Context): Promise<Page> {
  const response = await client.request(paths.openApi(), { headers: { accept: 'application/json' } });
  if (!response.ok)
    throw new Problem('unavailable', {
      es: 'El portal no pudo dar la descripción de su API.',
      en: 'The portal could not give the description of its API.',
      fr: 'Le portail n’a pas pu donner la description de son API.',
    });
  const operations = parseOpenApi(await response.json());
  const { api } = reader.words;
  const tags = [...new Set([...tagOrder, ...operations.map((each) => each.tag)])];
  return makeReadingPage({
    title: api.title,
    lead: api.lead,
    scripts: ['copy'],
    crumbs: [],
    alternates: [{ type: 'application/json', href: paths.openApi(), title: api.downloadSpec }],
    body: (
      <>
        <h2>{api.base}</h2>
        <Code text={`${site.publicUrl}/api/v1`} label={api.base} wrap />
        <p>
          <ButtonLink href={paths.openApi()} kind="quiet">
            {api.downloadSpec}
          </ButtonLink>
        </p>
        <Essentials reader={reader} />
        <h2>{api.operations}</h2>
        {tags.map((tag) => (
          <TagSection tag={tag} operations={operations.filter((each) => each.tag === tag)} reader={reader} />
        ))}
        <Problems reader={reader} />
      </>
    ),
  });
}

function Essentials({ reader }: { readonly reader: Reader }) {
  const { api } = reader.words;
  return (
    <div class="two">
      <section class="section" aria-labelledby="rules">
        <h2 id="rules">{api.rules}</h2>
        <dl>
          {api.rule.map((rule) => (
            <>
              <dt>
                <strong>{rule.title}</strong>
              </dt>
              <dd>{rule.text}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="section" aria-labelledby="filters">
        <h2 id="filters">{api.filters}</h2>
        <p>{api.filtersLead}</p>
        <dl>
          {api.filterRows.map((row) => (
            <>
              <dt>
                <code>{row.example}</code>
              </dt>
              <dd>{row.meaning}</dd>
            </>
          ))}
        </dl>
      </section>
    </div>
  );
}

type SectionProps = { readonly tag: string; readonly operations: readonly ApiOperation[]; readonly reader: Reader };

function TagSection({ tag, operations, reader }: SectionProps) {
  if (operations.length === 0) return null;
  const name = new Map(Object.entries(reader.words.api.tags)).get(tag) ?? tag;
  return (
    <section class="section" aria-labelledby={`tag-${tag || 'other'}`}>
      <h3 id={`tag-${tag || 'other'}`}>{name}</h3>
      {operations.map((operation) => (
        <OperationEntry operation={operation} reader={reader} />
      ))}
    </section>
  );
}

function OperationEntry({ operation, reader }: { readonly operation: ApiOperation; readonly reader: Reader }) {
  const { api } = reader.words;
  const summaries = new Map<string, string>([...Object.entries(api.summaries), ...Object.entries(api.others)]);
  const translated = summaries.get(operation.id) ?? summaries.get(`${operation.method} ${operation.path}`);
  return (
    <details class="operation" id={operation.id || undefined}>
      <summary>
        <code>
          <span class={`method ${operation.method.toLowerCase()}`}>{operation.method}</span>{' '}
          <span class="breaks">{operation.path}</span>
        </code>
        <span class="what" lang={translated || reader.language === 'en' ? undefined : 'en'}>
          {translated ?? operation.summary}
        </span>
      </summary>
      <p>
        <Tag tone={operation.open ? 'good' : 'plain'}>{formatAccess(operation, reader)}</Tag>
      </p>
      <Parameters parameters={operation.parameters} reader={reader} name={`${operation.method} ${operation.path}`} />
      {operation.open && operation.method === 'GET' && !operation.path.includes('{') ? (
        <p>
          <Link href={operation.path}>{api.tryIt}</Link>
        </p>
      ) : null}
    </details>
  );
}

function formatAccess(operation: ApiOperation, reader: Reader): string {
  const { api } = reader.words;
  if (operation.open) return api.open;
  return operation.scopes.length > 0 ? operation.scopes.map(api.scope).join(' · ') : api.account;
}

type ParametersProps = { readonly parameters: readonly ApiParameter[]; readonly reader: Reader; readonly name: string };

function Parameters({ parameters, reader, name }: ParametersProps) {
  if (parameters.length === 0) return null;
  const { api } = reader.words;
  const places = new Map(Object.entries(api.places));
  return (
    <Table
      label={`${api.parameters}, ${name}`}
      caption={api.parameters}
      head={[api.name, api.place, api.kind, api.meaning]}
    >
      {parameters.map((each) => (
        <tr>
          <th scope="row">
            <code>{each.name}</code>
          </th>
          <td>
            {places.get(each.place) ?? each.place}, {each.required ? api.required : api.optional}
          </td>
          <td>
            <code>{each.type}</code>
          </td>
          <Meaning parameter={each} reader={reader} />
        </tr>
      ))}
    </Table>
  );
}

function Meaning({ parameter, reader }: { readonly parameter: ApiParameter; readonly reader: Reader }) {
  const known = new Map(Object.entries(reader.words.api.meanings)).get(parameter.name.toLowerCase());
  if (known) return <td>{known}</td>;
  return <td lang={reader.language === 'en' || !parameter.description ? undefined : 'en'}>{parameter.description}</td>;
}

function Problems({ reader }: { readonly reader: Reader }) {
  const { api } = reader.words;
  return (
    <div class="section">
      <h2 id="problems">{api.problems}</h2>
      <p>{api.problemsLead}</p>
      <Table label={api.problems} head={[api.code, api.status, api.meaning]}>
        {Object.entries(problems).map(([code, { status, title }]) => (
          <tr id={code}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td>{status}</td>
            <td>{title[reader.language]}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
