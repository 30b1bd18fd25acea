/** Words of the pages on which people work: sign-in, workspace, publishing. */
export type WorkWords = Readonly<Record<never, never>>;
