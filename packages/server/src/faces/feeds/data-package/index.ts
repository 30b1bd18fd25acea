export { describeDataPackage } from './data-package.ts';
