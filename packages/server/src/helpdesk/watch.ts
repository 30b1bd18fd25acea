import { type CaseKind, type CaseObject, type Dataset, type DatasetId, findDayIn, type LanguageMap } from '@milpa/sdk';
import type { Transaction } from '../storage/database/index.ts';
import { listCarers, tell } from './letters.ts';
import { applyEvent, type CaseRow, type HelpdeskNeeds, thePortalItself } from './model.ts';
import { openOrJoin } from './service.ts';
import { store } from './store.ts';
import { requireSubject } from './subjects.ts';

type Found = { readonly kind: CaseKind; readonly text: LanguageMap };

/**
 * Looks at a released dataset: opens a case for what is wrong with it, and solves those the portal opened once it is
 * mended. Safe to repeat: of a matter that has its case already nothing more is said.
 */
export async function watch(needs: HelpdeskNeeds, id: DatasetId): Promise<void> {
  const dataset = await needs.datasets.findReleased(id);
  const found = dataset ? listFound(dataset) : [];
  for (const each of found) await openFound(needs, id, each);
  for (const kind of await store.listFound(needs.database, id))
    if (!found.some((each) => each.kind === kind)) await solveFound(needs, { kind: 'dataset', id }, kind);
}

function listFound(dataset: Dataset): Found[] {
  const broken = dataset.distributions.filter((each) => each.availability?.state === 'unavailable').length;
  const failed = dataset.distributions
    .flatMap((each) => each.file?.findings ?? [])
    .filter(({ severity, result }) => severity === 'error' && result === 'fail');
  return [
    ...(broken > 0 ? [{ kind: 'broken-link' as const, text: brokenLinks(broken) }] : []),
    ...(failed[0] ? [{ kind: 'failed-check' as const, text: failed[0].message }] : []),
  ];
}

const brokenLinks = (count: number): LanguageMap => ({
  es: `${count === 1 ? '1 enlace no respondió' : `${count} enlaces no respondieron`} en dos revisiones seguidas.`,
  en: `${count === 1 ? '1 link' : `${count} links`} did not answer when looked at twice.`,
  fr: `${count === 1 ? "1 lien n'a pas répondu" : `${count} liens n'ont pas répondu`} à deux vérifications de suite.`,
});

async function openFound(needs: HelpdeskNeeds, id: DatasetId, { kind, text }: Found): Promise<void> {
  const object: CaseObject = { kind: 'dataset', id };
  const subject = await requireSubject(needs, object);
  const carers = await listCarers(needs, {
    institution: subject.institution,
    post_role: 'data-administrator',
    post_at: 'institution',
  });
  const today = findDayIn(needs.timeZone, needs.clock());
  await needs.database.transaction(async (tx) => {
    const matter = { kind, object_kind: object.kind, object: object.id };
    const standing = await store.lockMatter(tx, matter);
    // Said already, by the portal or by a person; one that was solved is opened again.
    if (standing && standing.state !== 'solved') return;
    const { row, message } = await openOrJoin(needs, tx, { kind, object, subject, speaker: thePortalItself, text });
    // A host that goes down breaks hundreds of datasets: one letter a day says so, the list says the rest.
    for (const { account } of carers)
      await tell(needs, tx, {
        ...{ what: 'found', row, message, to: { account } },
        once: `found ${subject.institution} ${today} ${account}`,
      });
    await record(needs, tx, row, 'open-case');
  });
}

async function solveFound(needs: HelpdeskNeeds, object: CaseObject, kind: CaseKind): Promise<void> {
  await needs.database.transaction(async (tx) => {
    const before = await store.lockMatter(tx, { kind, object_kind: object.kind, object: object.id });
    if (!before || before.state === 'solved' || before.origin !== 'system') return;
    const settings = await store.findSettings(tx);
    const now = needs.clock();
    const row = applyEvent(before, 'solve', { now, settings, timeZone: needs.timeZone });
    await store.change(tx, row);
    const said = { at: now, event: 'solve' as const, text: mended, reply_to: null, language: null };
    await store.addMessage(tx, row.id, { ...thePortalItself, ...said });
    await record(needs, tx, row, 'solve-case');
  });
}

const mended: LanguageMap = {
  es: 'El portal volvió a revisar: ya está bien.',
  en: 'The portal looked again: it is mended.',
  fr: "Le portail a vérifié de nouveau : c'est corrigé.",
};

const record = ({ audit }: HelpdeskNeeds, tx: Transaction, row: CaseRow, action: string): Promise<void> =>
  audit.record(tx, {
    ...{ caller: undefined, action, object: { kind: 'case', id: row.id }, institution: row.institution },
    after: { kind: row.kind, object: { kind: row.object_kind, id: row.object }, state: row.state },
  });
