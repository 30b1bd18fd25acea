export { problemPage, tombstonePage } from './page.tsx';
