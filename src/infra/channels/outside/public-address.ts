import dns from "node:dns";
import { BlockList, type LookupFunction } from "node:net";

// The agent asks for addresses that are not of any special kind; these it would let through.
const ALSO_FORBIDDEN = new BlockList();
// Global addresses of IPv6 are all within 2000::/3: nothing beside it is handed out.
ALSO_FORBIDDEN.addSubnet("::", 3, "ipv6");
ALSO_FORBIDDEN.addSubnet("4000::", 2, "ipv6");
ALSO_FORBIDDEN.addSubnet("8000::", 1, "ipv6");
// Answers on every machine of one cloud with its settings and secrets, though it looks public.
ALSO_FORBIDDEN.addAddress("168.63.129.16", "ipv4");

/** The name of a host leads to an address that we must not reach. */
export class ForbiddenAddressError extends Error {}

/** Looks names up and refuses what the agent of the library would miss. Given on to the agent, which asks once a connection. */
export function publicLookup(lookup: LookupFunction, allowed: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses: dns.LookupAddress[] = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (error) return callback(error, "", 0);
      const isForbidden = addresses.some(
        ({ address, family }) =>
          !allowed.includes(address) && ALSO_FORBIDDEN.check(address, family === 6 ? "ipv6" : "ipv4"),
      );
      if (isForbidden || first === undefined) return callback(new ForbiddenAddressError("forbidden"), "", 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** The system's own way from a name to its addresses. */
export const systemLookup: LookupFunction = (hostname, options, callback) => dns.lookup(hostname, options, callback);
