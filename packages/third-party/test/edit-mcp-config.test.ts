import { existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory } from "@twinhost/testing";
import { expect, test } from "vitest";
import { createMcpConfigEditor } from "../src/config/edit-mcp-config.ts";

const TEXT = `{
  // the files of the team
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "files"] }, /* all of them */
    "wiki": { "url": "https://wiki.example/mcp?key=secret", "enabled": true },
  },
}
`;

const edit = (text?: string) => {
  const file = join(createDataDirectory().path, "mcp.json");
  if (text !== undefined) writeFileSync(file, text, { mode: 0o640 });
  return { file, editor: createMcpConfigEditor(file, { TOKEN: "t" }), now: () => readFileSync(file, "utf8") };
};

test("a server is added, switched off and removed; comments stay, and the old file is kept next to it", () => {
  const { file, editor, now } = edit(TEXT);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file has such variables
  editor.set("notes", { command: "notes", env: { TOKEN: "${TOKEN}" } });
  expect(readFileSync(`${file}.bak`, "utf8")).toBe(TEXT);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  editor.switchOff("wiki", true);
  editor.remove("files");
  expect(now()).toContain("// the files of the team");
  expect(editor.servers()).toEqual([
    { name: "wiki", isOff: true, transport: "http", target: "https://wiki.example/mcp" },
    { name: "notes", isOff: false, transport: "stdio", target: "notes" },
  ]);
  editor.switchOff("wiki", false);
  expect(editor.servers()[0]?.isOff).toBe(false);
});

test("an edit changes the given keys as the file spells them, and leaves the others with their comments", () => {
  const { file, editor, now } = edit(`{
  "mcpServers": {
    "wiki": {
      // of the team
      "serverUrl": "https://wiki.example/mcp?key=secret",
      "headers": {
        // asked of the team
        "X-Key": "old",
        "X-Team": "a",
        "X-Gone": "b"
      },
      "timeout": 5000,
      "disabled": true
    },
    "files": { "command": "npx", "httpUrl": null }
  }
}
`);
  const patch = {
    httpUrl: "https://new.example/mcp",
    headers: { "X-Key": "new", "X-Gone": null, "X-New": "c" },
    timeout: null,
  };
  expect(editor.changed("wiki", patch)).toEqual({
    serverUrl: "https://new.example/mcp",
    headers: { "X-Key": "new", "X-Team": "a", "X-New": "c" },
    disabled: true,
  });
  editor.edit("wiki", patch);
  expect(now()).toBe(`{
  "mcpServers": {
    "wiki": {
      // of the team
      "serverUrl": "https://new.example/mcp",
      "headers": {
        // asked of the team
        "X-Key": "new",
        "X-Team": "a",
        "X-New": "c"
      },
      "disabled": true
    },
    "files": { "command": "npx", "httpUrl": null }
  }
}
`);
  expect(editor.servers()).toMatchObject([
    { transport: "http", target: "https://new.example/mcp" },
    { transport: "stdio", target: "npx" },
  ]);
  const kept = readFileSync(`${file}.bak`, "utf8");
  editor.edit("wiki", {});
  expect(readFileSync(`${file}.bak`, "utf8")).toBe(kept);
  expect(() => editor.edit("files", { args: "-y" })).toThrow(/mcpServers\.files\.args/);
  expect(() => editor.edit("nobody", {})).toThrow('There is no server "nobody" in MCP_CONFIG_FILE.');
});

test("an invalid change is refused with one line, and nothing is written", () => {
  const { file, editor, now } = edit(TEXT);
  expect(() => editor.set("bad", { args: [] })).toThrow(/mcpServers\.bad\.command must be the command/);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file has such variables
  expect(() => editor.set("bad", { command: "${NOBODY}" })).toThrow(/NOBODY.* is not set/);
  expect(now()).toBe(TEXT);
  expect(existsSync(`${file}.bak`)).toBe(false);
});

test("a missing file is created, and a symbolic link stays one", () => {
  const { file, editor, now } = edit();
  editor.set("a", { url: "http://127.0.0.1:1/mcp" });
  expect(JSON.parse(now())).toEqual({ mcpServers: { a: { url: "http://127.0.0.1:1/mcp" } } });
  const link = join(createDataDirectory().path, "link.json");
  symlinkSync(file, link);
  createMcpConfigEditor(link, {}).remove("a");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(JSON.parse(now())).toEqual({ mcpServers: {} });
});

test("the error for an unwritable folder names its setting and what to do", () => {
  const editor = createMcpConfigEditor("/proc/mcp.json", {});
  expect(() => editor.set("a", { command: "x" })).toThrow(/^MCP_CONFIG_FILE cannot be written \(E\w+\)\. Make it/);
});
