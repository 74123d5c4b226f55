import { asText, isLoose, type Loose, withoutKeys } from "./plain-values.ts";
import type { ReportOddity } from "./third-party.ts";

/** The revision that is assumed of a server that names none. */
const OLDEST_COMMON_VERSION = "2025-03-26";

/**
 * The answer to `initialize`, or to `server/discover`. What is missing is filled in, since neither a server's name nor
 * its capabilities are needed to call its tools.
 */
export const repairHandshake = (given: unknown, method: string, report: ReportOddity): unknown => {
  if (!isLoose(given)) return given;
  const odd: string[] = [];
  const isDiscovery = method === "server/discover";
  const repaired = withoutKeys(
    given,
    ["instructions", "_meta"].filter((key) => key in given && !isFit(key, given[key])),
  );
  const { serverInfo, capabilities, protocolVersion } = given;

  if (!isLoose(serverInfo) || typeof serverInfo.name !== "string" || typeof serverInfo.version !== "string") {
    // In the newer revision it is in `_meta`, and may be left out.
    if (!isDiscovery || serverInfo !== undefined) odd.push("serverInfo");
    const { name, version } = isLoose(serverInfo) ? serverInfo : {};
    repaired.serverInfo = { name: asText(name) || "unnamed", version: asText(version) || "unknown" };
  } else {
    repaired.serverInfo = withoutKeys(
      serverInfo,
      Object.keys(serverInfo).filter((key) => serverInfo[key] === null),
    );
  }
  if (!isLoose(capabilities)) odd.push("capabilities");
  repaired.capabilities = repairCapabilities(capabilities, odd);
  if (!isDiscovery && typeof protocolVersion !== "string") {
    odd.push("protocolVersion");
    repaired.protocolVersion = OLDEST_COMMON_VERSION;
  }
  if (odd.length > 0)
    report(`its answer to ${method} has no valid ${odd.join(", ")}; its tools are asked for all the same`);
  return repaired;
};

/** A server whose list of capabilities is invalid may still have tools. */
const repairCapabilities = (given: unknown, odd: string[]): Loose => {
  if (!isLoose(given)) return { tools: {} };
  const entries = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    if (isLoose(value)) return [[name, value]];
    if (name !== "tools" && value !== true) return [];
    if (value !== true) odd.push(`capabilities.${name}`);
    return value === false ? [] : [[name, {}]];
  });
  return Object.fromEntries(entries);
};

const isFit = (key: string, value: unknown): boolean => (key === "_meta" ? isLoose(value) : typeof value === "string");
