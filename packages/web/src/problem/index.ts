export { problemPage } from './page.tsx';
