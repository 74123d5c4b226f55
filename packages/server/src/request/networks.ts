import { BlockList, isIPv6 } from "node:net";
import type { NodeHandler, NodeRequest } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";

/** @param networks validated addresses or CIDR blocks; a single address is a block of one */
const toBlockList = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
};

/** Refuses clients outside the networks. Over a Unix socket there is no network, so nothing to check. */
export const requireAllowedNetwork = (
  networks: readonly string[],
  ipOf: (request: NodeRequest) => string | undefined,
): NodeHandler => {
  const allowed = toBlockList(networks);
  return (request, _response, next) => {
    const ip = ipOf(request);
    if (ip !== undefined && !allowed.check(ip, isIPv6(ip) ? "ipv6" : "ipv4"))
      throw new HttpError(
        "forbidden",
        "This network is not allowed here. The operator can add it to ALLOWED_NETWORKS.",
      );
    next();
  };
};
