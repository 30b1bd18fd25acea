import { institutionLevels } from '@milpa/sdk';
import type { OptionSpec } from './commands.ts';

/** Of every command that takes in a file. */
export const dryRun: OptionSpec = {
  flags: '--dry-run',
  about: { en: 'only say what would happen', es: 'solo dice qué pasaría', fr: 'dit seulement ce qui se passerait' },
};

export const levelOfAdded: OptionSpec = {
  flags: '--level <level>',
  about: {
    en: 'level of government of institutions that are added',
    es: 'nivel de gobierno de las instituciones que se agregan',
    fr: 'niveau des institutions ajoutées',
  },
  choices: institutionLevels,
};
