export { createFeedRoutes, type FeedNeeds } from './routes.ts';
