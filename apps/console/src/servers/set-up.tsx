import { useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { COMMANDS, startBoth } from "../shared/commands.ts";
import { Notice } from "../shared/notice.tsx";
import type { Missing } from "./api.ts";

/** The settings to start the servers with, by what is missing. */
const SETTINGS: Readonly<Partial<Record<Missing, string>>> = {
  MCP_CONFIG_FILE: 'MCP_CONFIG_FILE="$PWD/mcp.json"',
  MCP_API_KEY: "MCP_API_KEY=KEY",
};

/** The steps required before a server can be added here, or, the last one, before the built-in tools work again. */
export const SetUp = ({ missing, toolServer }: { missing: readonly Missing[]; toolServer: string }) => {
  const words = useTexts().servers.setUp;
  const settings = missing.flatMap((what) => SETTINGS[what] ?? []);
  return (
    <Notice>
      <p>{missing.every((what) => what === "MCP_API_KEY") ? words.rejected : words.why}</p>
      <ol>
        {missing.includes("key") && (
          <li>
            {words.key}
            <Command text={COMMANDS.createKey} />
          </li>
        )}
        {missing.includes("MCP_API_KEY") && (
          <li>
            {words.serverKey}
            <Command text={COMMANDS.createServerKey} />
          </li>
        )}
        {missing.includes("MCP_CONFIG_FILE") && (
          <li>
            {words.file}
            <Command text={COMMANDS.createMcpConfig} />
          </li>
        )}
        {settings.length > 0 && (
          <li>
            {words.restart} {missing.includes("MCP_API_KEY") && words.restartKey}
            <Command text={startBoth(settings, { llmServer: location.href, toolServer })} />
          </li>
        )}
      </ol>
    </Notice>
  );
};
