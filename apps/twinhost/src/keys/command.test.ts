import { CommanderError } from "commander";
import { expect, it } from "vitest";
import { keysCommand } from "./command.ts";

const CREATE = ["create", "--owner", "Kim", "--tools", "calculate,search_*"];

it.each([
  [[]],
  [["unknown"]],
  [["create", "--owner", "Kim"]],
  [["create", "--owner", "Kim", "--tools", "a b"]],
  [["create", "--owner", " ", "--tools", "*"]],
  [[...CREATE, "--rate", "60"]],
  [[...CREATE, "--rate", "0/min"]],
  [[...CREATE, "--expires", "30"]],
  [[...CREATE, "--expires", "-1d"]],
  [[...CREATE, "--expires", "999999999y"]],
  [[...CREATE, "--role", "root"]],
  [["revoke"]],
  [["rotate", "key_1", "--grace", "soon"]],
  [["rotate", "key_1", "--grace", "91d"]],
])("bad usage is refused before anything is opened: %j", async (args) => {
  const program = keysCommand();
  let said = "";
  const writeOut = (text: string): void => expect.fail(text);
  const writeErr = (text: string): void => {
    said += text;
  };
  for (const command of [program, ...program.commands]) command.configureOutput({ writeOut, writeErr });
  await expect(program.parseAsync(args, { from: "user" })).rejects.toBeInstanceOf(CommanderError);
  expect(said).not.toBe("");
});
