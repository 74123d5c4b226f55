import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory, describeIfInstalled, SYSTEMD, WORKSPACE } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";

const UNITS = ["twinhost-tool-server.service", "twinhost-llm-server.service"];
const UNIT_FOLDER = join(WORKSPACE, "docker/systemd");
const read = (unit: string): string => readFileSync(join(UNIT_FOLDER, unit), "utf8");

/** Verifies a unit as if installed, with this test's Node in place of its program, which is not installed. */
const verify = (unit: string, text: string): string => {
  const { path, remove } = createDataDirectory();
  onTestFinished(remove);
  const file = join(path, unit);
  writeFileSync(file, text.replaceAll("/opt/twinhost/node_modules/node/bin/node", process.execPath));
  const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
  // The output also covers the machine's own units, which systemd-analyze reads too.
  return (stdout + stderr)
    .split("\n")
    .filter((line) => line.includes(unit))
    .join("\n");
};

/** systemd's exposure level, from 0 (best) to 10. */
const exposure = (file: string): number => {
  const text = execFileSync("systemd-analyze", ["security", "--offline=true", "--no-pager", file], {
    encoding: "utf8",
  });
  return Number(/Overall exposure level for \S+: ([\d.]+)/.exec(text)?.[1]);
};

/** What the installed command line runs with, given the files in `/etc/twinhost`. */
const cliEnvironment = (files: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> => {
  const { path, remove } = createDataDirectory();
  onTestFinished(remove);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  const script = read("twinhost")
    .replaceAll("/etc/twinhost", path)
    .replace("runuser --user twinhost --", "")
    .replace(/\/opt\S+ \/opt\S+/, "env -0");
  const output = execFileSync("sh", ["-c", script], { encoding: "utf8", env: { PATH: process.env.PATH } });
  return parseVariables(output);
};

const parseVariables = (output: string): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    output.split("\0").map((variable) => {
      const [name = "", ...value] = variable.split("=");
      return [name, value.join("=")];
    }),
  );

it("gives the command line the tool server's settings, as systemd reads them", () => {
  const ofLlmServer = { "llm-server.env": "SEARCH_ENGINE=opensearch\n" };
  const environment = cliEnvironment({
    ...ofLlmServer,
    "tool-server.env": "# comment\n\nSEARCH_ENGINE=elasticsearch\nELASTICSEARCH_INDEX='two words'\nLOG_FILE=$(id) #1\n",
    "tool-server.secrets": "ELASTICSEARCH_API_KEY=a=b",
  });
  expect(environment).toMatchObject({
    DATA_DIR: "/var/lib/twinhost",
    SEARCH_ENGINE: "elasticsearch",
    ELASTICSEARCH_INDEX: "two words",
    LOG_FILE: "$(id) #1",
    ELASTICSEARCH_API_KEY: "a=b",
  });
  // Over stdio, the LLM server runs the tools.
  expect(cliEnvironment(ofLlmServer)).toMatchObject({ SEARCH_ENGINE: "opensearch" });
  expect(cliEnvironment({}).SEARCH_ENGINE).toBeUndefined();
});

describeIfInstalled(SYSTEMD, "the systemd units", () => {
  it.each(UNITS)("systemd accepts %s", (unit) => {
    expect(verify(unit, read(unit))).toBe("");
  });

  it("detects an unknown directive", () => {
    const [unit = ""] = UNITS;
    expect(verify(unit, read(unit).replace("ProtectHome=", "ProtectHomes="))).toContain("ProtectHomes");
  });

  it.each(UNITS)("%s has a low exposure level", (unit) => {
    expect(exposure(join(UNIT_FOLDER, unit))).toBeLessThan(2);
  });

  it.each(UNITS)("%s keeps running when one of its processes runs out of memory", (unit) => {
    expect(read(unit)).toMatch(/^OOMPolicy=continue$/m);
  });

  it.each(UNITS)("%s sets only settings that README.md lists", (unit) => {
    const readme = readFileSync(join(WORKSPACE, "README.md"), "utf8");
    const names = [...read(unit).matchAll(/^Environment=(.+)$/gm)].flatMap(([, line = ""]) =>
      [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name),
    );
    expect(names).toContain("DATA_DIR");
    expect(names.filter((name) => name !== "NODE_ENV" && !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
