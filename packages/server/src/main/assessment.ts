import { Problem } from '@milpa/sdk';
import { type Assessments, type CheckDcatAp, createAssessments } from '../assessment/index.ts';
import type { Validator } from '../faces/validation/index.ts';
import type { Precedence } from '../precedence.ts';
import type { Ground } from './wire.ts';

type Needs = Omit<Parameters<typeof createAssessments>[0], 'checkDcatAp'>;

/** Measures what is released; the rules of DCAT-AP are those that working copies are checked by. */
export const openAssessments = (
  { precedence }: Pick<Ground, 'precedence'>,
  needs: Needs,
  { validation }: { readonly validation: Pick<Validator, 'validate'> },
): Assessments => createAssessments({ ...needs, checkDcatAp: createCheck(validation, precedence) });

function createCheck({ validate }: Pick<Validator, 'validate'>, precedence: Precedence): CheckDcatAp {
  return async (dataset) => {
    await precedence.giveWay(); // a hundred thousand of them are minutes of the processor
    const { kind = 'dataset' } = dataset;
    try {
      const { violations, complete } = await validate({ ...dataset, kind, revision: 0 }, 'dcat-ap');
      return violations > 0 ? false : complete ? true : undefined;
    } catch (error) {
      // Too large to be checked at once: neither good nor bad.
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };
}
