import { type ImportCheck, InstitutionId, Problem, Slug, type Validation } from '@milpa/sdk';
import { createValidation } from '../faces/validation/index.ts';
import type { HarvestNeeds } from '../harvest/index.ts';
import { createDraftDescriber } from './describe-draft.ts';
import type { Ground } from './wire.ts';

type Needs = Parameters<typeof createValidation>[0];

/** DCAT-AP's rules for working copies, and for what files of others would make of them. */
export function openValidation(
  { config, extra }: Pick<Ground, 'config' | 'extra'>,
  requireDraft: Needs['requireDraft'],
) {
  const elapsed = () => performance.now();
  const describe = createDraftDescriber(config.publicUrl, extra.fields);
  const validation = createValidation({ requireDraft, describe, elapsed });
  // Whose it is makes no difference to the rules; who that will be may not be known yet.
  const someone = InstitutionId.parse('00000000-0000-7000-8000-000000000000');
  const check: HarvestNeeds['check'] = async ({ id, kind, publisher, metadata, links }) => {
    const slug = Slug.parse('record');
    const body = { id: someone, slug, name: { es: publisher } };
    const distributions = links.map((link, position) => ({ ...link, position }));
    const draft = { id, slug, kind, publisher: body, metadata, distributions, revision: 0 };
    try {
      return present(await validation.validate(draft, 'dcat-ap'));
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };
  return { validation, check, elapsed };
}

/** Of one record, so many are enough to see what is wrong. */
const most = 20;

function present({ findings, complete }: Validation): ImportCheck {
  const of = (severity: Validation['findings'][number]['severity']) =>
    findings
      .filter((finding) => finding.severity === severity)
      .slice(0, most)
      .map(({ code, pointer, message, advice, times }) => ({
        ...{ code, message, advice, times },
        field: pointer.replace(/^\/(?:metadata\/)?/, '').replace(/^distributions\/.*$/, 'distributions'),
      }));
  return { violations: of('violation'), warnings: of('warning'), complete };
}
