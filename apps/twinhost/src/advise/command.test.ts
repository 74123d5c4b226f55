import { CommanderError } from "commander";
import { expect, it } from "vitest";
import { adviseCommand } from "./command.ts";
import { CASE_FLAGS, flagOf } from "./flags.ts";

it.each([
  [["--llm-servers", "0"], "--llm-servers"],
  [["--tool-kind", "magic"], '"cpu"|"io"|"engine"'],
  [["--other-callers", "outsiders,ghosts"], '"own-services"|"outsiders"|"desktop-clients"'],
  [["--lang", "fr"], "en, ko"],
  [["--json", "--markdown"], "--markdown"],
  [["--capacity", "--llm-servers", "3"], "--llm-servers"],
  [["--core-hour", "cheap"], "must be a price of an hour"],
  [["--index-mib", "1536", "--tool-kind", "io"], "--index-mib counts only with --tool-kind engine, not io"],
  [["--capacity", "--index-mib", "1536", "--tool-kind", "cpu"], "--index-mib counts only with --tool-kind engine"],
  [["--capacity", "--round-trip-ms", "5"], "--round-trip-ms"],
  [["--capacity", "--other-callers", "outsiders"], "--other-callers"],
  [["--capacity", "--tool-ms", "50"], "--tool-ms counts only with --tool-kind cpu or engine"],
  [["--core-hour", "0.1"], "--core-hour counts only with --capacity"],
  [["--llm-servers", "3", "--gib-hour", "0.1"], "--gib-hour counts only with --capacity"],
  [["--details", "--json"], "--json"],
  [["--details", "--markdown"], "--markdown"],
  [["surplus"], "too many arguments"],
  [["--case", "nowhere.json"], "nowhere.json does not exist"],
])("bad usage is refused in one line that says what would be right: %j", async (args, names) => {
  const program = adviseCommand();
  let said = "";
  program.configureOutput({
    writeErr: (text) => {
      said += text;
    },
  });
  await expect(program.parseAsync(args, { from: "user" })).rejects.toBeInstanceOf(CommanderError);
  expect(said).toContain(names);
  expect(said.trimEnd().split("\n")).toHaveLength(1);
});

it("a unit is one word in a flag", () => {
  expect(flagOf("indexMiB")).toBe("--index-mib");
  expect(CASE_FLAGS.get("payloadKiB")?.flags).toBe("--payload-kib <n>");
});
