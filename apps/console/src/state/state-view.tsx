import "../style/state.css";
import { type ReactNode, useMemo } from "react";
import { toApiError } from "../api/api-error.ts";
import type { Page } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { headline } from "./headline.ts";
import { HistoryFigure } from "./history-figure.tsx";
import { LatencyFigure } from "./latency-figure.tsx";
import { LiveFigure } from "./live-figure.tsx";
import { LogView } from "./log-view.tsx";
import { Panel } from "./panel.tsx";
import { ServerCard } from "./server-card.tsx";
import { usageCallers } from "./usage-callers.ts";
import { UsageTable, usageSince } from "./usage-table.tsx";
import { useServers, type WatchedServer } from "./use-servers.ts";

/** The data behind figures, and the processes it covers. */
interface FigureSource {
  readonly of: Readonly<Record<"http" | "none", string>>;
  readonly pageOf: (server: WatchedServer) => Page<unknown> | undefined;
}

/** The state of both servers, now and over the last day. */
const StateView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const words = texts.state;
  const { toolServer, llmServer, toolsOverTransport, others, error } = useServers();
  const both = [
    { server: toolServer, title: words.toolServer, side: "http", color: "var(--http)" },
    { server: llmServer, title: words.llmServer, side: "none", color: "var(--ink)" },
  ] as const;
  const callers = usageCallers(config.caller.role, toolServer.state);
  const callersOf = (side: keyof typeof callers): string => words.ofCallers[callers[side]];
  const failing = Object.entries(others).flatMap(([name, { status }]) => (status === "unavailable" ? name : []));
  const mostOfMinute = Math.max(5, ...both.flatMap(({ server }) => server.minutes.map(({ calls }) => calls)));
  const mostOfHour = Math.max(5, ...both.flatMap(({ server }) => server.hours.map(({ calls }) => calls)));
  const latencies = useMemo(
    () => [...toolServer.latencies, ...llmServer.latencies],
    [toolServer.latencies, llmServer.latencies],
  );

  /** A figure for each server, side by side. */
  const figures = ({ of, pageOf }: FigureSource, figure: (side: (typeof both)[number]) => ReactNode) => (
    <div className="two">
      {both.map((side) => (
        <Panel key={side.title} title={side.title} side={side.side} of={of[side.side]} page={pageOf(side.server)}>
          {figure(side)}
        </Panel>
      ))}
    </div>
  );
  const metrics: FigureSource = { of: words.ofMetrics, pageOf: ({ state }) => state?.metrics };
  const usage: FigureSource = {
    of: { http: `${words.ofUsage.http} ${callersOf("http")}`, none: `${words.ofUsage.none} ${callersOf("none")}` },
    pageOf: (server) => server.usage,
  };
  return (
    <>
      <h1>{headline(texts, toolServer, llmServer, toolsOverTransport, config.toolServer.url)}</h1>
      {failing.length > 0 && <p>{words.heading.othersUnavailable(failing.join(", "))}</p>}
      {error && <FailureNotice error={toApiError(error)} />}
      <div className="two">
        <ServerCard
          title={words.toolServer}
          side="http"
          url={config.toolServer.url}
          server={toolServer}
          callers={callersOf("http")}
          isToolServer
        />
        <ServerCard
          title={words.llmServer}
          side="none"
          url={location.origin}
          server={llmServer}
          callers={callersOf("none")}
          tools={toolsOverTransport}
          others={others}
        />
      </div>
      <section>
        <h2>{words.live}</h2>
        <h3>{words.liveSeen}</h3>
        {figures(metrics, ({ server, color }) => (
          <LiveFigure minutes={server.minutes} most={mostOfMinute} color={color} />
        ))}
        <p className="quiet caption">{words.liveCaption}</p>
      </section>
      <section>
        <h2>{words.history}</h2>
        <h3>{words.historySeen}</h3>
        {figures(usage, ({ server, color }) => (
          <HistoryFigure hours={server.hours} most={mostOfHour} color={color} />
        ))}
        <p className="quiet caption">
          {words.historyCaption} <a href="usage">{words.allUsage}</a>
        </p>
      </section>
      <section>
        <h2>{words.latency}</h2>
        <h3>{words.latencySeen}</h3>
        {figures(metrics, ({ server }) => (
          <LatencyFigure latencies={server.latencies} all={latencies} />
        ))}
        <p className="quiet caption">{words.latencyCaption}</p>
      </section>
      <section>
        <h2>{words.usage(usageSince())}</h2>
        <div className="tables">
          {figures(usage, ({ server }) => server.usage?.ok && <UsageTable rows={server.usage.body.usage} />)}
        </div>
      </section>
      <LogView role={config.caller.role} />
    </>
  );
};

export default StateView;
