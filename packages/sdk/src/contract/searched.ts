/** The texts of a thing that are searched, the weightiest first. Questions name them: `title:agua`. */
export const searchFields = ['title', 'keywords', 'description', 'columns', 'publisher', 'details'] as const;
export type SearchField = (typeof searchFields)[number];

/** Sorts of things that are found in one box. */
export const searchKinds = ['dataset', 'series', 'service', 'request', 'reuse'] as const;
