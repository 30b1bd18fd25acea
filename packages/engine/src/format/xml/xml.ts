import { type Format, NotTable, type OpenContext, type Opened, type Probe } from '../format.ts';
import { isHtml, isXml, readOpening } from '../other.ts';
import { findXmlEncoding } from './events.ts';
import { openGpx } from './gpx.ts';
import { openKml } from './kml.ts';
import { openRecords } from './records.ts';

/** XML of any kind that holds records: maps and tracks by their own rules, the rest by what repeats. */
export const xmlFormat: Format = {
  id: 'xml',
  detect: (probe) => isXml(probe) && !isHtml(probe),
  open: openXml,
};

async function openXml(context: OpenContext): Promise<Opened> {
  const encoding = await findXmlEncoding(context);
  const root = findRoot(context.probe, encoding);
  if (root === 'kml') return openKml(context, encoding);
  if (root === 'gpx') return openGpx(context, encoding);
  if (root === 'html') throw new NotTable('html');
  return openRecords(context, encoding);
}

/** The local name of the first element. */
function findRoot(probe: Probe, encoding: string): string {
  const text = encoding.startsWith('utf-16')
    ? probe.head.toString('utf16le').toLowerCase()
    : readOpening(probe, 64 * 1024);
  return /<(?:[\w.-]+:)?([a-z][\w.-]*)[\s/>]/.exec(text.replace(/<!--[\s\S]*?-->|<[!?][^>]*>/g, ''))?.[1] ?? '';
}
