import { setTimeout as sleep } from "node:timers/promises";

const KILL_AFTER_MS = 500;
const POLL_MS = 20;

/** Signals a process group; false when the group is gone. On Windows, which has no groups, only the process itself. */
const signalGroup = (groupId: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(process.platform === "win32" ? groupId : -groupId, signal);
  } catch {
    return false;
  }
};

/** Ends a process group: SIGTERM first, then SIGKILL for whatever still runs after `killAfterMs` milliseconds. */
export const endGroup = async (groupId: number, killAfterMs = KILL_AFTER_MS): Promise<void> => {
  if (!signalGroup(groupId, "SIGTERM")) return;
  for (let waited = 0; waited < killAfterMs; waited += POLL_MS) {
    if (!signalGroup(groupId, 0)) return;
    await sleep(POLL_MS);
  }
  signalGroup(groupId, "SIGKILL");
  await sleep(POLL_MS);
};
