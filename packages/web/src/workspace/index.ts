import { paths } from '@milpa/sdk';
import { type Handle, type Route, redirect } from '../page.ts';
import { showAuditLog } from './audit/page.tsx';
import { bulkRoutes } from './bulk/index.ts';
import { caseRoutes } from './cases/index.ts';
import { changeSlots, showSlots } from './charter/slots.tsx';
import { showDatasets } from './datasets.tsx';
import { addFiles, showAddFiles } from './draft/add-files.tsx';
import { acceptProposals, releaseDraft, removeFile, restoreDataset, submitForReview } from './draft/change.ts';
import { addLink, changeDistribution, showDistribution, showNewLink } from './draft/link.tsx';
import { showDraft } from './draft/page.tsx';
import { showReleased } from './draft/released.tsx';
import { showWithdraw, withdrawDataset } from './draft/withdraw.tsx';
import { showLetter, showOutbox } from './freshness/outbox.tsx';
import { changeReminders, showReminders } from './freshness/reminders.tsx';
import { endSnooze, showSnooze, snooze } from './freshness/snooze.tsx';
import { confirmImport, tryImport } from './import/handle.ts';
import { showImports } from './import/list.tsx';
import { showImport } from './import/page.tsx';
import { appoint, endAppointment, showInstitution } from './institution/appoint.ts';
import { changeInstitution, createInstitution, showNewInstitution } from './institution/edit.tsx';
import { showInstitutions } from './institution/list.tsx';
import { actAsPerson, changePerson, replacePerson, showPerson } from './institution/person.tsx';
import { handOver, showHandover, showSuccession } from './institution/succession.tsx';
import { changeMetadata, showMetadata } from './metadata/page.tsx';
import { showMisses } from './misses.tsx';
import { createDescribed, showDescribed } from './new/described.tsx';
import { createDataset, showNewDataset } from './new/handle.ts';
import { loadInstrument, showLoad } from './obligation/load.tsx';
import { prove, showProve } from './obligation/prove.tsx';
import { places } from './places.ts';
import { publishingWorkRoutes } from './publishing/index.ts';
import { askPurge, showAskPurge } from './purge/ask.tsx';
import { showPurges } from './purge/list.tsx';
import { decidePurge, showPurge } from './purge/page.tsx';
import { recommendationWorkRoutes } from './recommendation/index.ts';
import { showReviews } from './review/list.tsx';
import { decideReview, recallReview, showReview } from './review/page.tsx';
import { setRule } from './review/rule.tsx';
import { sampleWorkRoutes } from './sample/index.ts';
import { selfWorkRoutes } from './self/index.ts';
import { changeTable, showTable } from './table/page.tsx';

/** Addresses that only take a form: whoever asks for one, as a change of language does, gets the page of the form. */
const toDraft: Handle = async ({ reader, params }) => redirect(paths.draft(reader.language, params['dataset'] ?? ''));

const toInstitution: Handle = async ({ reader, params }) =>
  redirect(places.institution(reader.language, params['institution'] ?? ''));

const toPerson: Handle = async ({ reader, params }) =>
  redirect(places.person(reader.language, params['institution'] ?? '', params['appointment'] ?? ''));

const stopActing: Handle = async ({ client, reader }) => {
  await client.call('stopActing');
  return redirect(paths.workspace(reader.language));
};

const toSnooze: Handle = async ({ reader, params }) =>
  redirect(places.snooze(reader.language, params['dataset'] ?? ''));
const toReview: Handle = async ({ reader, params }) => redirect(paths.review(reader.language, params['review'] ?? ''));

const dataset = '/workspace/datasets/:dataset';
const institution = '/workspace/institutions/:institution';

export const workspaceRoutes: readonly Route[] = [
  ...publishingWorkRoutes,
  ...sampleWorkRoutes,
  ...bulkRoutes,
  ...caseRoutes,
  ...selfWorkRoutes,
  ...recommendationWorkRoutes,
  { method: 'GET', path: '/workspace', handle: showDatasets },
  { method: 'GET', path: '/workspace/new', handle: showNewDataset },
  { method: 'POST', path: '/workspace/new', handle: createDataset },
  { method: 'GET', path: '/workspace/new/:word', handle: showDescribed },
  { method: 'POST', path: '/workspace/new/:word', handle: createDescribed },
  { method: 'GET', path: '/workspace/reviews', handle: showReviews },
  { method: 'GET', path: '/workspace/reviews/:review', handle: showReview },
  { method: 'POST', path: '/workspace/reviews/:review', handle: decideReview },
  { method: 'POST', path: '/workspace/reviews/:review/recall', handle: recallReview },
  { method: 'GET', path: '/workspace/reviews/:review/recall', handle: toReview },
  { method: 'POST', path: `${dataset}/submit`, handle: submitForReview },
  { method: 'GET', path: `${dataset}/submit`, handle: toDraft },
  { method: 'POST', path: `${institution}/rule`, handle: setRule },
  { method: 'GET', path: `${institution}/rule`, handle: toInstitution },
  { method: 'GET', path: '/workspace/imports', handle: showImports },
  { method: 'POST', path: '/workspace/imports', handle: tryImport },
  { method: 'GET', path: '/workspace/imports/:import', handle: showImport },
  { method: 'POST', path: '/workspace/imports/:import', handle: confirmImport },
  { method: 'GET', path: dataset, handle: showDraft },
  { method: 'GET', path: `${dataset}/links`, handle: showNewLink },
  { method: 'POST', path: `${dataset}/links`, handle: addLink },
  { method: 'GET', path: `${dataset}/files/:distribution`, handle: showDistribution },
  { method: 'POST', path: `${dataset}/files/:distribution`, handle: changeDistribution },

  { method: 'GET', path: `${dataset}/about`, handle: showMetadata },
  { method: 'POST', path: `${dataset}/about`, handle: changeMetadata },
  { method: 'POST', path: `${dataset}/proposals`, handle: acceptProposals },
  { method: 'GET', path: `${dataset}/proposals`, handle: toDraft },
  { method: 'GET', path: `${dataset}/files`, handle: showAddFiles },
  { method: 'POST', path: `${dataset}/files`, handle: addFiles },
  { method: 'POST', path: `${dataset}/files/:distribution/remove`, handle: removeFile },
  { method: 'GET', path: `${dataset}/files/:distribution/remove`, handle: toDraft },
  { method: 'POST', path: `${dataset}/release`, handle: releaseDraft },
  { method: 'GET', path: `${dataset}/release`, handle: toDraft },
  { method: 'GET', path: `${dataset}/released`, handle: showReleased },
  { method: 'GET', path: `${dataset}/tables/:table`, handle: showTable },
  { method: 'POST', path: `${dataset}/tables/:table`, handle: changeTable },
  { method: 'GET', path: `${dataset}/withdraw`, handle: showWithdraw },
  { method: 'POST', path: `${dataset}/withdraw`, handle: withdrawDataset },
  { method: 'GET', path: `${dataset}/purge`, handle: showAskPurge },
  { method: 'POST', path: `${dataset}/purge`, handle: askPurge },
  { method: 'GET', path: '/workspace/purges', handle: showPurges },
  { method: 'GET', path: '/workspace/purges/:purge', handle: showPurge },
  { method: 'POST', path: '/workspace/purges/:purge', handle: decidePurge },
  { method: 'POST', path: `${dataset}/restore`, handle: restoreDataset },
  { method: 'GET', path: `${dataset}/restore`, handle: toDraft },
  { method: 'GET', path: `${dataset}/high-value`, handle: showSlots },
  { method: 'POST', path: `${dataset}/high-value`, handle: changeSlots },
  { method: 'GET', path: `${dataset}/snooze`, handle: showSnooze },
  { method: 'POST', path: `${dataset}/snooze`, handle: snooze },
  { method: 'POST', path: `${dataset}/snooze/end`, handle: endSnooze },
  { method: 'GET', path: `${dataset}/snooze/end`, handle: toSnooze },
  { method: 'GET', path: '/workspace/laws', handle: showLoad },
  { method: 'POST', path: '/workspace/laws', handle: loadInstrument },
  { method: 'GET', path: '/workspace/obligations/:obligation', handle: showProve },
  { method: 'POST', path: '/workspace/obligations/:obligation', handle: prove },
  { method: 'GET', path: '/workspace/reminders', handle: showReminders },
  { method: 'POST', path: '/workspace/reminders', handle: changeReminders },
  { method: 'GET', path: '/workspace/outbox', handle: showOutbox },
  { method: 'GET', path: '/workspace/outbox/:letter', handle: showLetter },
  { method: 'GET', path: '/workspace/audit', handle: showAuditLog },
  { method: 'GET', path: '/workspace/not-found', handle: showMisses },
  { method: 'GET', path: '/workspace/institutions', handle: showInstitutions },
  { method: 'GET', path: '/workspace/institutions/new', handle: showNewInstitution },
  { method: 'POST', path: '/workspace/institutions/new', handle: createInstitution },
  { method: 'GET', path: institution, handle: showInstitution },
  { method: 'POST', path: institution, handle: changeInstitution },
  { method: 'POST', path: `${institution}/people`, handle: appoint },
  { method: 'GET', path: `${institution}/people`, handle: toInstitution },
  { method: 'GET', path: '/workspace/succession', handle: showSuccession },
  { method: 'GET', path: `${institution}/handover`, handle: showHandover },
  { method: 'POST', path: `${institution}/handover`, handle: handOver },
  { method: 'GET', path: `${institution}/people/:appointment`, handle: showPerson },
  { method: 'POST', path: `${institution}/people/:appointment`, handle: changePerson },
  { method: 'POST', path: `${institution}/people/:appointment/replace`, handle: replacePerson },
  { method: 'GET', path: `${institution}/people/:appointment/replace`, handle: toPerson },
  { method: 'POST', path: `${institution}/people/:appointment/act`, handle: actAsPerson },
  { method: 'GET', path: `${institution}/people/:appointment/act`, handle: toPerson },
  { method: 'POST', path: '/stop-acting', handle: stopActing },
  { method: 'GET', path: '/stop-acting', handle: async ({ reader }) => redirect(paths.workspace(reader.language)) },
  { method: 'POST', path: `${institution}/people/:appointment/end`, handle: endAppointment },
  { method: 'GET', path: `${institution}/people/:appointment/end`, handle: toInstitution },
];
