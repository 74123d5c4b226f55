import "../style/tools.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readTools } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ThirdPartyServer } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { ServersSection } from "../servers/servers-section.tsx";
import { NeedsAdmin } from "../shared/needs-admin.tsx";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { CallList } from "./call-list.tsx";
import type { LoggedCall } from "./call-log.ts";
import { ThirdPartyToolRun } from "./third-party-tool-run.tsx";
import { ToolChoice } from "./tool-choice.tsx";
import { ToolRun } from "./tool-run.tsx";
import { ToolsUnavailable } from "./tools-unavailable.tsx";

const READ_AGAIN_MS = 5_000;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether this browser can open it: in containers the LLM server knows the tool server by an internal name. */
const isReachableFromHere = (url: string): boolean => {
  const { hostname } = new URL(url);
  return hostname === location.hostname || [hostname, location.hostname].every((name) => LOOPBACK.has(name));
};

const isUnavailable = ({ status }: ThirdPartyServer): boolean => status !== "healthy";

/** Forms for the product's tools, whose runs show the raw messages of each transport, and for third-party tools. */
const ToolsView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ["tools", config.transport],
    queryFn: () => readTools(config.transport),
    // Keeps the form's input while the tools are listed over another transport.
    placeholderData: keepPreviousData,
    // Third-party servers come and go.
    refetchInterval: (query) => (query.state.data?.servers.some(isUnavailable) ? READ_AGAIN_MS : false),
  });
  const [chosen, setChosen] = useState<string>();
  const [again, setAgain] = useState<LoggedCall & { readonly wish: number }>();
  const failure = error && <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return failure ?? <Waiting />;

  const all = data.servers.flatMap((server) => server.tools.map((tool) => ({ server: server.name, tool })));
  const theirs = all.find(({ tool }) => tool.name === chosen) ?? (data.tools.length === 0 ? all[0] : undefined);
  const tool = theirs ? undefined : (data.tools.find(({ name }) => name === chosen) ?? data.tools[0]);
  const choose = (name: string): void => {
    setChosen(name);
    setAgain(undefined);
  };
  const argumentsFor = (name: string) => (again?.tool === name ? again.arguments : undefined);
  /** Remounts the form for another tool, or for the arguments of another call. */
  const keyOf = (name: string): string => (again?.tool === name ? `${name} ${again.wish}` : name);
  return (
    <>
      <h1>{data.tools.length > 0 ? texts.tools.heading(data.tools.length) : texts.views.tools}</h1>
      {failure}
      <ToolsUnavailable list={data} url={config.toolServer.url} />
      {data.tools.length === 0 && data.servers.every(({ tools }) => tools.length === 0) && (
        <Notice>
          <p>{texts.tools.none}</p>
        </Notice>
      )}
      <ToolChoice list={data} chosen={(tool ?? theirs?.tool)?.name} onChoose={choose} />
      {tool && isReachableFromHere(config.toolServer.url) && (
        <p className="quiet">
          {texts.tools.overRest} <a href={`${config.toolServer.url}/docs`}>{texts.apiReference}</a>
        </p>
      )}
      {tool && <ToolRun key={keyOf(tool.name)} tool={tool} again={argumentsFor(tool.name)} />}
      {theirs && (
        <ThirdPartyToolRun
          key={keyOf(theirs.tool.name)}
          server={theirs.server}
          tool={theirs.tool}
          again={argumentsFor(theirs.tool.name)}
        />
      )}
      <CallList
        isThere={(name) => [...data.tools, ...all.map((one) => one.tool)].some((one) => one.name === name)}
        onAgain={(call) => {
          setChosen(call.tool);
          setAgain({ ...call, wish: (again?.wish ?? 0) + 1 });
        }}
      />
      {config.caller.role === "admin" ? (
        <ServersSection toolServer={config.toolServer.url} />
      ) : (
        <NeedsAdmin heading={texts.servers.heading} text={texts.servers.needsAdmin(config.caller.role)} />
      )}
    </>
  );
};

export default ToolsView;
