import { Problem, paths } from '@milpa/sdk';
import { forPerson, listFaults, type PersonContext, readFields } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { places } from '../places.ts';
import { draftPage } from './page.tsx';
import { listAccepted } from './proposals.tsx';

export const releaseDraft = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const notes = fields.text('notes');
  try {
    const revision = Number(fields.text('revision')) || 0;
    const made = await client.call('releaseDataset', { params: { dataset }, revision, body: { notes } });
    return redirect(`${places.released(reader.language, dataset)}?version=${made.version}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const faults =
      error.code === 'edited-meanwhile'
        ? [{ field: '', text: reader.allWords.work.conflict.release }]
        : listFaults(error, reader, (pointer) => (pointer === '/notes' ? 'notes' : undefined));
    return draftPage(context, { faults, notes, status: error.status });
  }
});

export const acceptProposals = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const accepted = (await readFields(request)).text('accept');
  const draft = await client.call('getDraft', { params: { dataset } });
  const metadata = listAccepted(draft, accepted);
  if (Object.keys(metadata).length === 0) return redirect(paths.draft(reader.language, dataset));
  return change(context, 'accepted', () =>
    client.call('changeDraft', { params: { dataset }, revision: draft.revision, body: { metadata } }),
  );
});

export const removeFile = forPerson(async (context) => {
  const { client, params, request } = context;
  const [dataset, distribution] = [params['dataset'] ?? '', params['distribution'] ?? ''];
  const revision = Number((await readFields(request)).text('revision')) || 0;
  return change(context, 'removed', () =>
    client.call('removeDistribution', { params: { dataset, distribution }, revision }),
  );
});

export const restoreDataset = forPerson(async (context) => {
  const { client, params, request } = context;
  const dataset = params['dataset'] ?? '';
  const revision = Number((await readFields(request)).text('revision')) || 0;
  return change(context, 'restored', () => client.call('restoreDataset', { params: { dataset }, revision }));
});

/** Does it and goes back to the review; when the API refuses, the review says why. */
async function change(context: PersonContext, done: string, work: () => Promise<unknown>): Promise<Page | Response> {
  const { params, reader } = context;
  try {
    await work();
    return redirect(`${paths.draft(reader.language, params['dataset'] ?? '')}?done=${done}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const again = [{ field: '', text: reader.allWords.work.conflict.again }];
    const faults = error.code === 'edited-meanwhile' ? again : listFaults(error, reader);
    return draftPage(context, { faults, status: error.status });
  }
}

/** Hands the working copy to a second person. */
export const submitForReview = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const [notes, day] = [fields.text('reviewNotes'), fields.text('notBefore')];
  if (day !== '' && Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    return draftPage(context, { faults: [{ field: 'notBefore', text: reader.words.review.badDay }], notes });
  try {
    const revision = Number(fields.text('revision')) || 0;
    const notBefore = day === '' ? {} : { notBefore: `${day}T00:00:00Z` };
    const review = await client.call('submitForReview', {
      params: { dataset },
      revision,
      body: { notes, ...notBefore },
    });
    return redirect(`${paths.review(reader.language, review.id)}?done=submitted`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const faults = listFaults(error, reader, (pointer) =>
      ['notes', 'notBefore'].find((name) => pointer === `/${name}`),
    );
    return draftPage(context, { faults, notes, status: error.status });
  }
});
