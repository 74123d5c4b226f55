import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

const APP = join(import.meta.dirname, "..");

/** Runs the command of `pnpm dev` in a workspace of the same layout, whose program only prints that it started. */
const startDev = (folder: string) => {
  const { scripts } = JSON.parse(readFileSync(join(APP, "package.json"), "utf8")) as { scripts: { dev: string } };
  const app = join(folder, "apps/http-server");
  for (const [, watched = ""] of scripts.dev.matchAll(/--watch-path=(\S+)/g))
    mkdirSync(join(app, watched), { recursive: true });
  writeFileSync(join(app, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "packages/tools/src/used.js"), "export const round = 0;\n");
  writeFileSync(
    join(app, "src/main.ts"),
    'import { round } from "../../../packages/tools/src/used.js";\nconsole.log("round", round, ".");\nsetInterval(() => {}, 1000);\n',
  );
  const args = scripts.dev.replace(/^.*?\bnode /, "").split(" ");
  const child = spawn(process.execPath, args, {
    cwd: app,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true });
  });
  return { output: () => output, used: join(folder, "packages/tools/src/used.js") };
};

it("notices every save, whether by rename, as with editors and sed, or in place", { timeout: 60_000 }, async () => {
  const { output, used } = startDev(mkdtempSync(join(tmpdir(), "twinhost-dev-")));
  await expect.poll(output).toContain("round 0 .");
  for (let round = 1; round <= 4; round++) {
    const text = `export const round = ${round};\n`;
    if (round % 4 === 0) writeFileSync(used, text);
    else {
      writeFileSync(`${used}.swp`, text);
      renameSync(`${used}.swp`, used);
    }
    await expect.poll(output).toContain(`round ${round} .`);
  }
});
