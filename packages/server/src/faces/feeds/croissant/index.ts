export { type CroissantVersion, croissantVersions, describeCroissant } from './croissant.ts';
