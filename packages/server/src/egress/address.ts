import { BlockList, isIP } from 'node:net';

// Special-purpose addresses: RFC 6890 and the registries of IANA that keep it up to date.
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
// Within the global unicast space, what leads somewhere else: documentation, tunnels that carry an IPv4 address.
const closed6 = ['2001:db8::/32', '2001::/23', '2002::/16', '3fff::/20'];

/** Whether an IP address belongs to the public internet. Of IPv6 only global unicast (2000::/3) does. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  lists ??= { closed4: list(closed4, 'ipv4'), open6: list(['2000::/3'], 'ipv6'), closed6: list(closed6, 'ipv6') };
  if (family === 4) return !lists.closed4.check(address, 'ipv4');
  if (family !== 6) return false;
  return lists.open6.check(address, 'ipv6') && !lists.closed6.check(address, 'ipv6');
}

/** Made when first asked: making them costs more than many thousand answers. */
let lists: Readonly<Record<'closed4' | 'open6' | 'closed6', BlockList>> | undefined;

function list(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const found = new BlockList();
  for (const network of networks) {
    const [start = '', bits = '0'] = network.split('/');
    found.addSubnet(start, Number(bits), family);
  }
  return found;
}
