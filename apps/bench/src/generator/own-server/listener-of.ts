import { listeningPorts } from "../../measure/listening-ports.ts";
import { isLoopback } from "../../own-server/loopback.ts";
import { readProcessTable } from "../../processes/process-table.ts";

/** The process of this user that listens at a local URL; none for other machines. */
export const listenerOf = async (url: string): Promise<number[]> => {
  const { hostname, port, protocol } = new URL(url);
  if (!isLoopback(hostname)) return [];
  const wanted = port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
  for (const { pid } of await readProcessTable()) {
    // Processes of other users cannot be inspected.
    const ports = await listeningPorts([pid]).catch((): number[] => []);
    if (ports.includes(wanted)) return [pid];
  }
  return [];
};
