import { BlockList, isIP } from "node:net";

const families = { 4: "ipv4", 6: "ipv6" } as const;
const familyOf = (address: string) => families[isIP(address) as 4 | 6] as "ipv4" | "ipv6" | undefined;

/** Whether an address is in a network, `203.0.113.0/24` or a single address. Undefined: that is no network. */
export function compileNetwork(network: string): ((address: string) => boolean) | undefined {
  const [, address = "", prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
  const family = familyOf(address);
  const bits = family === "ipv6" ? 128 : 32;
  if (!family || Number(prefix ?? bits) > bits) return undefined;
  const list = new BlockList();
  list.addSubnet(address, Number(prefix ?? bits), family);
  return (given) => familyOf(given) === family && list.check(given, family);
}
