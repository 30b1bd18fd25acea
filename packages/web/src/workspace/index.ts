import { paths } from '@milpa/sdk';
import { type Context, formAt, type Handle, leadTo, type Route, redirect, takeAt } from '../page.ts';
import { showAuditLog } from './audit/page.tsx';
import { bulkRoutes } from './bulk/index.ts';
import { caseRoutes } from './cases/index.ts';
import { changeSlots, showSlots } from './charter/slots.tsx';
import { showDatasets } from './datasets.tsx';
import { demandWorkRoutes } from './demand/index.ts';
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
import { reuseWorkRoutes } from './reuse/index.ts';
import { showReviews } from './review/list.tsx';
import { decideReview, recallReview, showReview } from './review/page.tsx';
import { setRule } from './review/rule.tsx';
import { sampleWorkRoutes } from './sample/index.ts';
import { selfWorkRoutes } from './self/index.ts';
import { changeTable, showTable } from './table/page.tsx';

const toDraft = leadTo(paths.draft, 'dataset');
const toInstitution = leadTo(places.institution, 'institution');
const toPerson = ({ reader, params }: Context) =>
  places.person(reader.language, params['institution'] ?? '', params['appointment'] ?? '');

const stopActing: Handle = async ({ client, reader }) => {
  await client.call('stopActing');
  return redirect(paths.workspace(reader.language));
};

const dataset = '/workspace/datasets/:dataset';
const institution = '/workspace/institutions/:institution';

export const workspaceRoutes: readonly Route[] = [
  ...publishingWorkRoutes,
  ...sampleWorkRoutes,
  ...bulkRoutes,
  ...caseRoutes,
  ...demandWorkRoutes,
  ...selfWorkRoutes,
  ...recommendationWorkRoutes,
  ...reuseWorkRoutes,
  { method: 'GET', path: '/workspace', handle: showDatasets },
  ...formAt('/workspace/new', showNewDataset, createDataset),
  ...formAt('/workspace/new/:word', showDescribed, createDescribed),
  { method: 'GET', path: '/workspace/reviews', handle: showReviews },
  ...formAt('/workspace/reviews/:review', showReview, decideReview),
  ...takeAt('/workspace/reviews/:review/recall', recallReview, leadTo(paths.review, 'review')),
  ...takeAt(`${dataset}/submit`, submitForReview, toDraft),
  ...takeAt(`${institution}/rule`, setRule, toInstitution),
  ...formAt('/workspace/imports', showImports, tryImport),
  ...formAt('/workspace/imports/:import', showImport, confirmImport),
  { method: 'GET', path: dataset, handle: showDraft },
  ...formAt(`${dataset}/links`, showNewLink, addLink),
  ...formAt(`${dataset}/files/:distribution`, showDistribution, changeDistribution),
  ...formAt(`${dataset}/about`, showMetadata, changeMetadata),
  ...takeAt(`${dataset}/proposals`, acceptProposals, toDraft),
  ...formAt(`${dataset}/files`, showAddFiles, addFiles),
  ...takeAt(`${dataset}/files/:distribution/remove`, removeFile, toDraft),
  ...takeAt(`${dataset}/release`, releaseDraft, toDraft),
  { method: 'GET', path: `${dataset}/released`, handle: showReleased },
  ...formAt(`${dataset}/tables/:table`, showTable, changeTable),
  ...formAt(`${dataset}/withdraw`, showWithdraw, withdrawDataset),
  ...formAt(`${dataset}/purge`, showAskPurge, askPurge),
  { method: 'GET', path: '/workspace/purges', handle: showPurges },
  ...formAt('/workspace/purges/:purge', showPurge, decidePurge),
  ...takeAt(`${dataset}/restore`, restoreDataset, toDraft),
  ...formAt(`${dataset}/high-value`, showSlots, changeSlots),
  ...formAt(`${dataset}/snooze`, showSnooze, snooze),
  ...takeAt(`${dataset}/snooze/end`, endSnooze, leadTo(places.snooze, 'dataset')),
  ...formAt('/workspace/laws', showLoad, loadInstrument),
  ...formAt('/workspace/obligations/:obligation', showProve, prove),
  ...formAt('/workspace/reminders', showReminders, changeReminders),
  { method: 'GET', path: '/workspace/outbox', handle: showOutbox },
  { method: 'GET', path: '/workspace/outbox/:letter', handle: showLetter },
  { method: 'GET', path: '/workspace/audit', handle: showAuditLog },
  { method: 'GET', path: '/workspace/not-found', handle: showMisses },
  { method: 'GET', path: '/workspace/institutions', handle: showInstitutions },
  ...formAt('/workspace/institutions/new', showNewInstitution, createInstitution),
  ...formAt(institution, showInstitution, changeInstitution),
  ...takeAt(`${institution}/people`, appoint, toInstitution),
  { method: 'GET', path: '/workspace/succession', handle: showSuccession },
  ...formAt(`${institution}/handover`, showHandover, handOver),
  ...formAt(`${institution}/people/:appointment`, showPerson, changePerson),
  ...takeAt(`${institution}/people/:appointment/replace`, replacePerson, toPerson),
  ...takeAt(`${institution}/people/:appointment/act`, actAsPerson, toPerson),
  ...takeAt('/stop-acting', stopActing, ({ reader }) => paths.workspace(reader.language)),
  ...takeAt(`${institution}/people/:appointment/end`, endAppointment, toInstitution),
];
