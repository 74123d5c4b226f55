import { join } from "node:path";
import { runCli } from "@twinhost/testing";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { expect, it } from "vitest";

const keys = (data: string, ...args: string[]) => runCli("keys", data, ...args);
const CREATE = ["create", "--owner", "Kim", "--tools", "calculate,search_*"];

const listed = async (data: string) => JSON.parse((await keys(data, "list", "--json")).stdout);

it("creates a key: stdout has only the key, stderr its id", async () => {
  const data = join(temporaryFolder(), "new", "data");
  const made = await keys(data, ...CREATE, "--role", "metrics", "--rate", "60/min", "--expires", "30d");
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[A-Za-z0-9_-]{43}\n$/) });
  const [key] = await listed(data);
  expect(made.stderr).toContain(key.id);
  expect(made.stderr).toContain("shown once");
  expect(made.stderr).not.toContain(made.stdout.trim());
  expect(key).toMatchObject({ owner: "Kim", tools: ["calculate", "search_*"], role: "metrics", ratePerMinute: 60 });
  expect(Date.parse(key.expiresAt) - Date.parse(key.createdAt)).toBeCloseTo(30 * 24 * 3_600_000, -4);
});

it("warns about a name that no tool has, but creates the key", async () => {
  const made = await keys(temporaryFolder(), "create", "--owner", "Kim", "--tools", "calculater,search_*");
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]{43}\n$/) });
  expect(made.stderr).toMatch(/^warning: no tool here is called calculater; there are .*calculate/);
});

it("lists keys as a table, without the secret", async () => {
  const data = temporaryFolder();
  const key = (await keys(data, ...CREATE)).stdout.trim();
  const { code, stdout } = await keys(data, "list");
  expect(code).toBe(0);
  expect(stdout).toMatch(/key_\w+ .* Kim .* calculate,search_\* .* caller .* active/);
  expect(stdout).not.toContain(key);
});

it("rotates, with an hour of grace", async () => {
  const data = temporaryFolder();
  const first = (await keys(data, ...CREATE)).stdout;
  const [{ id }] = await listed(data);
  const rotated = await keys(data, "rotate", id);
  expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]{43}\n$/) });
  expect(rotated.stdout).not.toBe(first);
  expect(rotated.stderr).toContain("The old key stays good for 1 hour");
});

it("shows how long the old key of a rotation stays valid, and ends it", async () => {
  const data = temporaryFolder();
  await keys(data, ...CREATE);
  const [{ id }] = await listed(data);
  const rotated = await keys(data, "rotate", id, "--grace", "24h");
  expect(rotated.stderr).toContain("The old key stays good for 1 day");
  const [{ formerKeyUntil }] = await listed(data);
  expect((await keys(data, "list")).stdout).toContain(formerKeyUntil.slice(0, 16).replace("T", " "));
  expect((await keys(data, "rotate", id, "--grace", "0")).stderr).toContain("The old key has ended.");
  expect(await listed(data)).toMatchObject([{ formerKeyUntil: null }]);
});

it("revokes", async () => {
  const data = temporaryFolder();
  await keys(data, ...CREATE);
  const [{ id }] = await listed(data);
  expect(await keys(data, "revoke", id)).toMatchObject({ code: 0, stdout: "" });
  expect(await listed(data)).toMatchObject([{ id, state: "revoked" }]);
});

it.each(["revoke", "rotate"])("exits with 1 when there is no key to %s", async (command) => {
  const { code, stdout, stderr } = await keys(temporaryFolder(), command, "key_none");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(`keys ${command} failed: there is no live key key_none; see npx -y pnpm@12 keys list\n`);
});

it("exits with 1 when the keys cannot be opened", async () => {
  const data = temporaryFolder();
  writeFiles(data, { "keys.sqlite": "not a database ".repeat(100) });
  expect(await keys(data, "list")).toMatchObject({ code: 1, stderr: expect.stringContaining("not a database of") });
});

it("exits with 2 on bad usage", async () => {
  expect(await keys(temporaryFolder(), ...CREATE, "--rate", "60")).toMatchObject({ code: 2, stdout: "" });
});

it("has help", async () => {
  expect((await keys(temporaryFolder(), "rotate", "--help")).stdout).toContain("(default: 1h)");
  expect(await keys(temporaryFolder(), "--help")).toMatchObject({ code: 0, stderr: "" });
});
