import { spawn } from "node:child_process";

/** Its stdin ends when this process dies, however it dies; then it ends the group. */
const SCRIPT = 'read -r _; kill -TERM "-$1"; sleep 1; kill -KILL "-$1"';

/**
 * Ends a process group when this process dies. A child that reads its stdin to the end notices by itself; others, and
 * what they started, would run forever, because a SIGKILL leaves this process no time to end them. A system shell
 * watches, since anything within this process would die with it. Windows has none.
 * @returns a function that ends the watch
 */
export const endWithParent = (groupId: number): (() => void) => {
  if (process.platform === "win32") return () => {};
  const watch = spawn("/bin/sh", ["-c", SCRIPT, "twinhost-watch", String(groupId)], {
    detached: true,
    env: { PATH: process.env.PATH },
    stdio: ["pipe", "ignore", "ignore"],
  });
  // An image without a shell has no watch; its children still see the end of their stdin.
  watch.on("error", () => {});
  watch.stdin.on("error", () => {});
  watch.unref();
  if ("unref" in watch.stdin && typeof watch.stdin.unref === "function") watch.stdin.unref();
  return () => {
    watch.kill("SIGKILL");
  };
};
