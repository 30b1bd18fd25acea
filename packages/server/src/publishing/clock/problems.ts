import { Problem } from '@milpa/sdk';

export const nothingDue = (): Problem =>
  new Problem('conflict', {
    en: 'No update of this dataset is due on a day, so none can be put off. Change its frequency if that is wrong.',
    es: 'Ninguna actualización de este conjunto vence en un día, así que no hay nada que aplazar. Si es un error, cambie su frecuencia.',
    fr: "Aucune mise à jour de ce jeu n'est attendue à une date, il n'y a donc rien à reporter. Si c'est une erreur, changez sa fréquence.",
  });

export const notLater = (earliest: string, latest: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `An update can be put off to a day between ${earliest} and ${latest}. Choose one of these.`,
      es: `Una actualización puede aplazarse a un día entre ${earliest} y ${latest}. Elija uno de ellos.`,
      fr: `Une mise à jour peut être reportée à un jour entre le ${earliest} et le ${latest}. Choisissez-en un.`,
    },
    { errors: [{ pointer: '/until', detail: `${earliest} … ${latest}` }] },
  );

export const notSnoozed = (): Problem =>
  new Problem('not-found', {
    en: 'This update was not put off, or that was taken back already.',
    es: 'Esta actualización no estaba aplazada, o el aplazamiento ya se retiró.',
    fr: "Cette mise à jour n'était pas reportée, ou le report a déjà été retiré.",
  });
