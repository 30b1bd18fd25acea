import type { Link } from '@milpa/sdk';
import type { Egress, Probed } from '../../egress/index.ts';
import { judgeAnswer, judgeFailure, type Verdict } from './judge.ts';

export interface AskLimits {
  /** Bytes that are read of the beginning. */
  readonly firstBytes: number;
  /** Milliseconds for one request, its redirects included. */
  readonly timeoutMs: number;
}

/**
 * Asks whether something is at the address of a link: HEAD, which costs the other side least and shows at once that nobody
 * is there; then GET of the first bytes, which alone decides: servers answer 200 to HEAD for pages that say "not found".
 */
export async function askLink(
  egress: Pick<Egress, 'probe'>,
  { link, address }: { readonly link: Link; readonly address: string },
  limits: AskLimits,
  signal: AbortSignal,
): Promise<Verdict> {
  try {
    const head = await egress.probe(address, { ...limits, method: 'HEAD', signal });
    if (head.status === 429 || head.status === 503) return judgeAnswer(link, address, head);
    return judgeAnswer(link, address, await askStart(egress, address, limits, signal));
  } catch (error) {
    signal.throwIfAborted();
    return judgeFailure(error);
  }
}

/** The first bytes. A server that refuses a range, as for an empty file, is asked without one. */
async function askStart(
  egress: Pick<Egress, 'probe'>,
  address: string,
  limits: AskLimits,
  signal: AbortSignal,
): Promise<Probed> {
  const answer = await egress.probe(address, { ...limits, method: 'GET', signal });
  if (answer.status !== 416) return answer;
  return egress.probe(address, { ...limits, method: 'GET', ranged: false, signal });
}
