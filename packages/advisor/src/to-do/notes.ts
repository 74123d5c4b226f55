import { distrustsTools } from "../blocks.ts";
import type { Deployment } from "./deployment.ts";
import type { DesktopEntries } from "./entries.ts";
import { TO_DO_NOTES, type ToDoNote } from "./note-ids.ts";

/** From this size on, an index does not fit a container's memory beside the server. */
const INDEX_BESIDE_SERVER_MIB = 512;

/** The notes of an answer. */
export const notesOf = (deployment: Deployment, { startsTools, callsServer }: DesktopEntries): ToDoNote[] => {
  const { given, answer, serves, inContainers, networked, apart, hasEdge, hasKeys, hasTls, ownLlmServer } = deployment;
  const { httpCallers } = deployment;
  const hasPool = ownLlmServer && answer.llmServers === "stdio-pool";
  const hasLargeIndex = given.toolKind === "engine" && given.indexMiB >= INDEX_BESIDE_SERVER_MIB;
  const applies: Readonly<Record<ToDoNote, boolean>> = {
    "this-machine-only": serves && !networked,
    "no-tls": networked && !hasEdge && !hasTls,
    edge: hasEdge && networked,
    "balanced-by-edge": hasEdge && !networked,
    "env-file": inContainers && !hasEdge,
    "two-machines": apart,
    "two-container-hosts": apart && inContainers,
    "load-balancer": deployment.toolServers > 1 && !inContainers,
    "key-each": hasKeys && (!inContainers || apart || httpCallers.length > 0 || callsServer),
    "keys-of-both": hasKeys && ownLlmServer && !inContainers && !apart,
    "isolate-tools": serves && !inContainers && distrustsTools(given),
    "other-runtime": given.toolLanguage === "other",
    "other-runtime-in-containers": given.toolLanguage === "other" && inContainers,
    "container-limits": inContainers && (hasPool || hasLargeIndex),
    kubernetes: inContainers,
    "two-entries": startsTools && callsServer,
    "desktop-runtime": startsTools,
  };
  return TO_DO_NOTES.filter((note) => applies[note]);
};
