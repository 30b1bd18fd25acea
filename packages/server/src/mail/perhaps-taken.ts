/** The connection broke after the letter was handed over and before the answer: nobody knows whether it was taken. */
export class PerhapsTaken extends Error {
  constructor(cause: unknown) {
    super('The mail server ended the connection before it said whether it took the letter', { cause });
    this.name = 'PerhapsTaken';
  }
}
