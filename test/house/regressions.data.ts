export interface Regression {
  /** 4.6-n: a defect of the tool that Mexico's institutions published with; Fn: a way in which open data policies failed. */
  readonly number: string;
  /** What went wrong elsewhere. */
  readonly defect: string;
  /** No test need carry it yet; one that does is listed. */
  readonly open?: true;
}

/** What must never happen here. A test carries each number at the beginning of its name. */
export const regressions: readonly Regression[] = [
  { number: '4.6-1', defect: 'The reason why data were closed was lost: its column was always written empty.' },
  { number: '4.6-2', defect: 'What was made private later went on being exported.' },
  {
    number: '4.6-3',
    defect: 'Anybody signed in could publish or change what was another institution’s; a sort order was run as SQL.',
  },
  { number: '4.6-4', defect: 'Publishing went round rules and record; the receipt was made again from today’s rows.' },
  { number: '4.6-5', defect: 'Identity was the title: a mended typo orphaned the record, and common titles collided.' },
  { number: '4.6-6', defect: 'A new harvest removed everything and made it again under other identifiers.' },
  {
    number: '4.6-7',
    defect: 'The day of the last change was typed by hand or never set, so nobody could tell what was fresh.',
  },
  { number: '4.6-8', defect: 'A migration wrote one end of a period over the other, and the period was lost.' },
  { number: '4.6-9', defect: 'Openness was read from a typed format, and the worst file beside a good one decided.' },
  { number: '4.6-10', defect: 'Medals were the wrong way round: what had nothing to mend got less than what had.' },
  { number: '4.6-11', defect: 'Checks could never fire, and a check that broke counted as passed.' },
  { number: '4.6-12', defect: 'When the service behind a page failed, the page showed a made-up value.' },
  { number: '4.6-13', defect: 'Links that answered 300, 406 or 50x were counted as available.' },
  {
    number: '4.6-14',
    defect: 'An administrator who acted as another kept all powers, and the record named the other.',
  },
  { number: '4.6-15', defect: 'Passwords were made by an administrator, lay in a queue and went out by mail.' },
  { number: '4.6-16', defect: 'Whether a body kept its duties was six ticks by hand, without evidence or dates.' },
  { number: '4.6-17', defect: 'Migrations that tidied up destroyed datasets.' },
  { number: 'F1', defect: 'Catalogues held addresses only; the files vanished from the servers of offices.' },
  { number: 'F2', defect: 'Broken links were not noticed, or counted as fine.' },
  { number: 'F3', defect: 'Data grew old in silence.' },
  { number: 'F4', defect: 'Renaming broke addresses.' },
  { number: 'F5', defect: 'Data were withdrawn without a trace.' },
  { number: 'F6', defect: 'Everything hung on one office, and ended with it.' },
  { number: 'F7', defect: 'People left, and nobody knew what they had cared for.' },
  { number: 'F8', defect: 'Scores said nothing, could be gamed, or were wrong.' },
  { number: 'F9', defect: 'The portal and the back office told different things.', open: true },
  { number: 'F10', defect: 'Broken files were taken as data.', open: true },
  { number: 'F11', defect: 'Dates were promised for the sake of the date: most on one day, then moved unseen.' },
  { number: 'F12', defect: 'Requests and consultations led nowhere.', open: true },
  { number: 'F13', defect: 'People asked in words the catalogue did not know.', open: true },
  { number: 'F14', defect: 'Municipalities and states were left out.', open: true },
  { number: 'F15', defect: 'Secrecy had no stated reason.' },
  { number: 'F16', defect: 'The API was unreliable or blocked.', open: true },
  { number: 'F17', defect: 'Support came by mail: duplicates, and days for a typo.' },
  { number: 'F18', defect: 'Readers were watched.', open: true },
  { number: 'F19', defect: 'Rules about formats made offices drop data.', open: true },
  { number: 'F20', defect: 'Personal data leaked, and could not be taken back quickly.' },
  { number: 'F21', defect: 'Figures that were closed were written anew.' },
  { number: 'F22', defect: 'Pages broke for bodies that publish much.', open: true },
];
