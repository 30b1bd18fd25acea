import { makeQuestionnaire } from '@milpa/measure';
import {
  findText,
  Language,
  type LanguageMap,
  type SelfItem,
  type Submission,
  type Language as Tongue,
} from '@milpa/sdk';
import { z } from 'zod';
import { formatCsvLine, formatDisposition, parseQuery, type RawRoute } from '../../http/index.ts';
import type { SelfNeeds } from './service.ts';
import { requireSubmission } from './submit.ts';

const Asked = z.object({ language: Language.optional() });
const headings: Readonly<Record<Tongue, readonly string[]>> = {
  en: [
    'Question',
    'Section',
    'Text',
    'Whose answer',
    'Counts',
    'The portal’s answer',
    'What the portal found',
    'CountProof',
    'A person’s answer',
    'Reason',
    'Evidence',
    'Answered by',
    'Answered',
    'Second reader',
    'Verdict',
    'Comment',
  ],
  es: [
    'Pregunta',
    'Sección',
    'Texto',
    'De quién es',
    'Cuenta',
    'Respuesta del portal',
    'Lo que encontró el portal',
    'Prueba',
    'Respuesta de una persona',
    'Razón',
    'Evidencia',
    'Contestó',
    'Fecha',
    'Segunda lectura',
    'Veredicto',
    'Comentario',
  ],
  fr: [
    'Question',
    'Section',
    'Texte',
    'De qui',
    'Compte',
    'Réponse du portail',
    'Ce que le portail a trouvé',
    'Preuve',
    'Réponse d’une personne',
    'Raison',
    'Preuves jointes',
    'Répondu par',
    'Date',
    'Deuxième lecture',
    'Verdict',
    'Commentaire',
  ],
};

/** A frozen self-assessment as files: the very bytes that were frozen, and a row a question for spreadsheets. */
export function createExportRoutes(needs: SelfNeeds): readonly RawRoute[] {
  const describe = (ending: 'json' | 'csv', summary: string, mediaType: string) => ({
    path: `/api/v1/self-submissions/{submission}.${ending}`,
    summary,
    tag: 'indices',
    mediaTypes: [mediaType],
  });
  return [
    {
      method: 'GET',
      path: '/api/v1/self-submissions/:file{[0-9a-f-]{36}\\.json}',
      description: describe(
        'json',
        'A frozen self-assessment to the byte, whose SHA-256 it is known by',
        'application/json',
      ),
      handle: async (_, params) => {
        const { id, body } = await requireSubmission(needs, (params['file'] ?? '').slice(0, 36));
        return new Response(body, { headers: makeHeaders('application/json', `self-assessment-${id}.json`) });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/self-submissions/:file{[0-9a-f-]{36}\\.csv}',
      description: describe('csv', 'A frozen self-assessment, a row a question', 'text/csv'),
      handle: async ({ request, language }, params) => {
        const asked = Asked.parse(parseQuery(Asked, request, language)).language ?? language;
        const { id, submission } = await requireSubmission(needs, (params['file'] ?? '').slice(0, 36));
        const lines = formatLines(submission, asked, needs.publicUrl);
        // The mark tells Excel that it is UTF-8.
        return new Response(`\ufeff${lines.join('')}`, {
          headers: makeHeaders('text/csv; charset=utf-8', `self-assessment-${id}.csv`),
        });
      },
    },
  ];
}

const makeHeaders = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': formatDisposition(name),
  // It never changes.
  'cache-control': 'public, max-age=31536000, immutable',
});

function formatLines(submission: Submission, language: Tongue, publicUrl: string): string[] {
  const { questions, sections } = makeQuestionnaire(submission.questionnaire);
  const text = (map: LanguageMap) => findText(map, language)?.text ?? '';
  const rows = submission.items.map((item) => {
    const question = questions.find(({ id }) => id === item.id);
    const section = sections.find(({ id }) => id === question?.section);
    return formatCsvLine([
      item.id,
      section ? text(section.title) : '',
      question ? text(question.text) : '',
      item.state,
      item.counts.join(' | '),
      ...describeSides(item, text, new URL(publicUrl).origin),
    ]);
  });
  return [formatCsvLine(headings[language]), ...rows];
}

const describeSides = ({ system, person, reading }: SelfItem, text: (map: LanguageMap) => string, origin: string) => [
  system?.answer ?? '',
  system ? text(system.says) : '',
  (system?.proofs ?? []).map(({ url }) => origin + url).join(' '),
  person?.answer ?? '',
  person?.reason ?? '',
  (person?.evidence ?? [])
    .map(({ url, text: words, file }) => {
      // A file is for those who work on the assessment: its name and hash say which it is.
      const what = file ? `${file.name} sha256:${file.sha256}` : url.startsWith('/') ? origin + url : url;
      return words === file?.name ? what : `${what} ${words}`.trim();
    })
    .join('; '),
  person?.by.name ?? '',
  person?.by.at ?? '',
  reading?.by?.name ?? '',
  reading?.verdict ?? '',
  reading?.comment ?? '',
];
