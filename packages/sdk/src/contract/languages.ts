/** BCP 47 tags of the languages the interface speaks. Adding one is adding a words file and a tag here. */
export const languages = ['es', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];
