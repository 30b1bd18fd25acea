import { findText, type Problem, paths, problems, Tombstone } from '@milpa/sdk';
import { formatLocal, Link, Local, Notice, SummaryList } from '../design/index.ts';
import type { Page } from '../page.ts';
import type { Reader } from '../reader.ts';

/** A failure as a page: what happened, to what, what to do now. The status is the problem's own. What was withdrawn shows its tombstone. */
export function problemPage(reader: Reader, problem: Problem): Page {
  const tombstone = problem.code === 'withdrawn' ? Tombstone.safeParse(problem.current) : undefined;
  if (tombstone?.success) return tombstonePage(reader, tombstone.data);
  const { words, language } = reader;
  const title = problems[problem.code].title[language];
  const detail = findText(problem.details, language);
  const advice = words.problem.advice[findAdvice(problem.status)];
  return {
    title,
    status: problem.status,
    index: false,
    crumbs: [],
    ...(problem.retryAfter === undefined ? {} : { headers: { 'retry-after': String(problem.retryAfter) } }),
    body: (
      <div class="wrap narrow page">
        <h1>{title}</h1>
        {detail && detail.text !== title ? (
          <p class="lead" lang={detail.language === language ? undefined : detail.language}>
            {detail.text}
          </p>
        ) : null}
        {problem.errors.length > 0 ? (
          <ul>
            {problem.errors.map((each) => (
              <li>
                <code>{each.pointer}</code>: {each.detail}
              </li>
            ))}
          </ul>
        ) : null}
        <h2>{words.problem.whatNow}</h2>
        <p>{advice}</p>
        {problem.retryAfter === undefined ? null : <p>{words.problem.retry(problem.retryAfter)}</p>}
        <ul>
          <li>
            <Link href={paths.search(language)}>{words.problem.goSearch}</Link>
          </li>
          <li>
            <Link href={paths.home(language)}>{words.problem.goHome}</Link>
          </li>
        </ul>
        <p class="small soft">
          {words.problem.code(problem.code)} · {problem.status}
        </p>
      </div>
    ),
  };
}

function findAdvice(status: number): 'missing' | 'busy' | 'broken' | 'request' {
  if (status === 404 || status === 410) return 'missing';
  if (status === 503 || status === 429 || status === 507) return 'busy';
  return status >= 500 ? 'broken' : 'request';
}

/** Of one file of a dataset, or of one version of it. */
function tellRemoved({ words }: Reader, { version }: Tombstone, day: string): string {
  const texts = words.purge.gone;
  return version === undefined ? texts.address(day) : texts.addressVersion(day, version);
}

/** What stays of a withdrawn dataset, or of what was purged of one: its name, when, why and on whose authority. Status 410. */
function tombstonePage(reader: Reader, tombstone: Tombstone): Page {
  const { words, language } = reader;
  const texts = words.problem.withdrawn;
  const day = reader.day(tombstone.withdrawn);
  return {
    title: texts.title(formatLocal(tombstone.title, reader)),
    status: 410,
    index: false,
    crumbs: [{ href: paths.search(language), text: words.site.datasets }],
    body: (
      <div class="wrap narrow page">
        <h1>
          <Local map={tombstone.title} reader={reader} />
        </h1>
        <Notice kind="warning">
          <p>{tombstone.distribution ? tellRemoved(reader, tombstone, day) : texts.lead(day)}</p>
        </Notice>
        <SummaryList
          rows={[
            [texts.reason, tombstone.reason],
            [texts.authority, tombstone.authority],
            [texts.when, <time datetime={tombstone.withdrawn}>{day}</time>],
            [texts.identifier, <code class="breaks">{tombstone.distribution ?? tombstone.id}</code>],
          ]}
        />
        <p>{texts.stays}</p>
        {tombstone.distribution ? (
          <p>
            <Link href={paths.dataset(language, tombstone.id)}>{words.purge.gone.rest}</Link>
          </p>
        ) : null}
        <p>
          <Link href={paths.search(language)}>{words.problem.goSearch}</Link>
        </p>
      </div>
    ),
  };
}
