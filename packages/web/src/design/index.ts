export * from './elements.tsx';
export { escapeJson, Layout, switchLanguage } from './layout.tsx';
export { formatLocal, Highlighted, Local, Paragraphs } from './text.tsx';
