import { paths } from '@milpa/sdk';
import { forPerson, type PersonContext, readFields, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { places } from '../places.ts';
import { draftPage } from './page.tsx';
import { listAccepted } from './proposals.tsx';

export const releaseDraft = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const { revision } = fields;
  const notes = fields.text('notes');
  return sendForm(context, {
    fields: ['notes'],
    meanwhile: reader.allWords.work.conflict.release,
    again: (faults) => draftPage(context, { faults, notes }),
    send: async () => {
      const { version } = await client.call('releaseDataset', { params: { dataset }, revision, body: { notes } });
      return redirect(`${places.released(reader.language, dataset)}?version=${version}`);
    },
  });
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
  const { revision } = await readFields(request);
  return change(context, 'removed', () =>
    client.call('removeDistribution', { params: { dataset, distribution }, revision }),
  );
});

export const restoreDataset = forPerson(async (context) => {
  const { client, params, request } = context;
  const dataset = params['dataset'] ?? '';
  const { revision } = await readFields(request);
  return change(context, 'restored', () => client.call('restoreDataset', { params: { dataset }, revision }));
});

/** Does it and goes back to the review; when the API refuses, the review says why. */
function change(context: PersonContext, done: string, work: () => Promise<unknown>): Promise<Page | Response> {
  const { params, reader } = context;
  return sendForm(context, {
    meanwhile: reader.allWords.work.conflict.again,
    again: (faults) => draftPage(context, { faults }),
    send: async () => {
      await work();
      return redirect(`${paths.draft(reader.language, params['dataset'] ?? '')}?done=${done}`);
    },
  });
}

/** Hands the working copy to a second person. */
export const submitForReview = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const { revision } = fields;
  const [notes, day] = [fields.text('reviewNotes'), fields.text('notBefore')];
  const notBefore = `${day}T00:00:00Z`;
  const isNoDay = day !== '' && Number.isNaN(Date.parse(notBefore));
  return sendForm(context, {
    faults: isNoDay ? [{ field: 'notBefore', text: reader.words.review.badDay }] : [],
    fields: ['notes', 'notBefore'],
    again: (faults) => draftPage(context, { faults, notes }),
    send: async () => {
      const body = { notes, ...(day === '' ? {} : { notBefore }) };
      const review = await client.call('submitForReview', { params: { dataset }, revision, body });
      return redirect(`${paths.review(reader.language, review.id)}?done=submitted`);
    },
  });
});
