// Without an app id nobody proves who they are, so only this machine may call and be called.
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { type Refusal, refuse } from './refusal.ts';

/** True for 127.0.0.0/8, ::1 and IPv4 loopback written as IPv6. False when the address is missing or is not an address. */
export function isLoopbackAddress(address: string | undefined): boolean {
  const version = address === undefined ? 0 : isIP(address);
  if (address === undefined || version === 0) return false;
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  return loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * True for an http(s) URL whose host is `localhost` or a loopback address. A name that merely resolves to loopback does
 * not count: DNS may say something else a second later.
 */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** What a proxy adds. One on this machine would make every caller look local, so its requests are refused as a whole. */
const PROXY_HEADERS = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-original-(for|host)|true-client-ip|cf-connecting-ip)$/;

/**
 * Decides whether a caller is served while no app id is set: undefined when it is, else the 403.
 * Served is a socket from loopback, without a proxy's headers, that asked for a loopback host (a web page whose name was
 * re-pointed at this machine asks for its own host).
 */
export function refuseUnlessLocal(caller: {
  readonly address: string | undefined;
  readonly headers: IncomingHttpHeaders;
}): Refusal | undefined {
  const host = caller.headers.host;
  const local =
    isLoopbackAddress(caller.address) &&
    !Object.keys(caller.headers).some((name) => PROXY_HEADERS.test(name)) &&
    (host === undefined || isLoopbackUrl(`http://${host}`));
  if (local) return undefined;
  return refuse(403, 'local-only', 'This address answers callers on its own machine only, until the setting MicrosoftAppId is given.');
}
