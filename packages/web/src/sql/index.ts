import type { Route } from '../page.ts';
import { answerConsole } from './page.tsx';

export { formatConsoleAddress } from './address.ts';

export const sqlRoutes: readonly Route[] = [{ method: 'GET', path: '/sql', handle: answerConsole }];
