import { setTimeout as sleep } from "node:timers/promises";

const KILL_AFTER_MS = 500;
const POLL_MS = 20;

/** Sends a signal to a process group; false when the group is gone. Windows has no groups: there it is the process alone. */
const signalGroup = (groupId: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(process.platform === "win32" ? groupId : -groupId, signal);
  } catch {
    return false;
  }
};

/** Ends a whole process group: SIGTERM first, and SIGKILL for what still runs `killAfterMs` milliseconds later. */
export const endGroup = async (groupId: number, killAfterMs = KILL_AFTER_MS): Promise<void> => {
  if (!signalGroup(groupId, "SIGTERM")) return;
  for (let waited = 0; waited < killAfterMs; waited += POLL_MS) {
    if (!signalGroup(groupId, 0)) return;
    await sleep(POLL_MS);
  }
  signalGroup(groupId, "SIGKILL");
  await sleep(POLL_MS);
};
