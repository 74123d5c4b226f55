import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findWorkspaceRoot } from "./data-dir.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");

/** Creates somebody else's folder. @returns a folder deep inside it */
const somebodys = (files: Readonly<Record<string, string>>, inside: string): string => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "workspace-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const folder = join(root, inside);
  mkdirSync(folder, { recursive: true });
  return folder;
};

it("finds this workspace from anywhere inside it", () => {
  expect(findWorkspaceRoot()).toBe(realpathSync(WORKSPACE));
  expect(findWorkspaceRoot(join(WORKSPACE, "apps/console/src"))).toBe(realpathSync(WORKSPACE));
});

it.each([
  ["has another name", { "package.json": '{"name":"shop"}' }, "packages/api"],
  ["has no name", { "package.json": "{}" }, "packages/api"],
  ["has no package.json", {}, "packages/api"],
  ["contains us in its node_modules", { "package.json": '{"name":"twinhost"}' }, "node_modules/twinhost/dist"],
])("does not mistake a workspace for ours that %s", (_what, files, inside) => {
  expect(findWorkspaceRoot(somebodys({ "pnpm-workspace.yaml": "", ...files }, inside))).toBeUndefined();
});
