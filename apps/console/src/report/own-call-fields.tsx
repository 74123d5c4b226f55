import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Input, Label, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { readServers } from "../servers/api.ts";
import type { OwnCall } from "./bench-api.ts";

const callOf = (server: string, tool: string, text: string): OwnCall | undefined => {
  try {
    const args: unknown = JSON.parse(text);
    const isObject = typeof args === "object" && args !== null && !Array.isArray(args);
    return isObject && server !== "" && tool.trim() !== ""
      ? { server, tool: tool.trim(), arguments: args as Record<string, unknown> }
      : undefined;
  } catch {
    return undefined;
  }
};

/** Which tool of which third-party server is measured. @param onChange called with the call, or with undefined while it is none */
export const OwnCallFields = ({ onChange }: { onChange: (call: OwnCall | undefined) => void }) => {
  const words = useTexts().report.bench;
  const { data } = useQuery({ queryKey: ["servers"], queryFn: readServers });
  const [fields, setFields] = useState({ server: "", tool: "", args: "{}" });
  const change = (changed: Partial<typeof fields>): void => {
    const next = { ...fields, ...changed };
    setFields(next);
    onChange(callOf(next.server, next.tool, next.args));
  };
  if (data?.servers.length === 0) return <p>{words.noServers}</p>;
  return (
    <div className="own-call">
      <label>
        {words.server}
        <select value={fields.server} onChange={({ target }) => change({ server: target.value })}>
          <option value="">–</option>
          {data?.servers.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <TextField value={fields.tool} onChange={(tool) => change({ tool })}>
        <Label>{words.tool}</Label>
        <Input spellCheck="false" />
      </TextField>
      <TextField value={fields.args} onChange={(args) => change({ args })}>
        <Label>{words.args}</Label>
        <TextArea rows={2} spellCheck="false" />
      </TextField>
    </div>
  );
};
