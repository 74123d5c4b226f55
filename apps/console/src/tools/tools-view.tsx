import "../style/tools.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readTools } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ThirdPartyServer } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { ServersSection } from "../servers/servers-section.tsx";
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

const isUnavailable = ({ status }: ThirdPartyServer): boolean => status !== "healthy";

/** The tools as forms: ours, whose runs show what went over the wire and the pipe, and those of third-party servers. */
const ToolsView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ["tools", config.transport],
    queryFn: () => readTools(config.transport),
    // Third-party servers come and go.
    refetchInterval: (query) => (query.state.data?.servers.some(isUnavailable) ? READ_AGAIN_MS : false),
  });
  const [chosen, setChosen] = useState<string>();
  const [again, setAgain] = useState<LoggedCall>();
  if (error) return <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;

  const all = data.servers.flatMap((server) => server.tools.map((tool) => ({ server: server.name, tool })));
  const theirs = all.find(({ tool }) => tool.name === chosen) ?? (data.tools.length === 0 ? all[0] : undefined);
  const tool = theirs ? undefined : (data.tools.find(({ name }) => name === chosen) ?? data.tools[0]);
  const argumentsFor = (name: string) => (again?.tool === name ? again.arguments : undefined);
  /** A form begins anew with another tool, and with the arguments of another call. */
  const keyOf = (name: string): string => (again?.tool === name ? `${name} ${again.at}` : name);
  return (
    <>
      <h1>{data.tools.length > 0 ? texts.tools.heading(data.tools.length) : texts.views.tools}</h1>
      <ToolsUnavailable list={data} url={config.toolServer.url} />
      {data.tools.length === 0 && data.servers.every(({ tools }) => tools.length === 0) && (
        <Notice>
          <p>{texts.tools.none}</p>
        </Notice>
      )}
      <ToolChoice list={data} chosen={(tool ?? theirs?.tool)?.name} onChoose={setChosen} />
      {tool && (
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
        onAgain={(call) => {
          setChosen(call.tool);
          setAgain(call);
        }}
      />
      {config.caller.role === "admin" && <ServersSection />}
    </>
  );
};

export default ToolsView;
