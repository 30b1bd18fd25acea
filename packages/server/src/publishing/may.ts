import type { HoldingChange, InstitutionId } from '@milpa/sdk';
import { mayReadInventoryOf } from '../account/index.ts';
import type { Caller } from '../http/index.ts';

/** Everyone with a part in the policy of an institution sees its whole inventory, closed holdings and unfinished plans too. */
export const maySeeAllOf = (caller: Caller | undefined, institution: InstitutionId): boolean =>
  caller !== undefined && mayReadInventoryOf(caller, institution);

/** Saying who may have the data is more than describing them. */
export const classifies = ({ level, decision }: Pick<HoldingChange, 'level' | 'decision'>): boolean =>
  Boolean(level) || Boolean(decision);
