import "../style/state.css";
import { toApiError } from "../api/api-error.ts";
import type { ServerState } from "../api/types.ts";
import type { Texts } from "../i18n/en.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { LatencyFigure } from "./latency-figure.tsx";
import { LiveFigure } from "./live-figure.tsx";
import { ServerCard, type ToolsOverTransport } from "./server-card.tsx";
import { UsageTable, usageSince } from "./usage-table.tsx";
import { useServers, type WatchedServer } from "./use-servers.ts";

/** How both servers are, now. */
const StateView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const { toolServer, llmServer, toolsOverTransport, others, error } = useServers();
  const both = [toolServer, llmServer] as const;
  const most = Math.max(5, ...both.flatMap(({ minutes }) => minutes.map(({ calls }) => calls)));
  const titles = [texts.state.toolServer, texts.state.llmServer];
  const sides = ["http", "none"] as const;
  return (
    <>
      <h1>{headline(texts, toolServer, llmServer, toolsOverTransport, config.toolServer.url)}</h1>
      {error && <FailureNotice error={toApiError(error)} />}
      <div className="two">
        <ServerCard
          title={texts.state.toolServer}
          side="http"
          url={config.toolServer.url}
          state={toolServer.state}
          isToolServer
        />
        <ServerCard
          title={texts.state.llmServer}
          side="none"
          url={location.origin}
          state={llmServer.state}
          tools={toolsOverTransport}
          others={others}
        />
      </div>
      <section>
        <h2>{texts.state.live}</h2>
        <h3>{texts.state.liveSeen}</h3>
        <div className="two">
          {both.map(({ minutes, state }, index) => (
            <Panel key={titles[index]} title={titles[index] ?? ""} side={sides[index] ?? "none"} state={state}>
              <LiveFigure minutes={minutes} most={most} color={index === 0 ? "var(--http)" : "var(--ink)"} />
            </Panel>
          ))}
        </div>
        <p className="quiet caption">{texts.state.liveCaption}</p>
      </section>
      <section>
        <h2>{texts.state.latency}</h2>
        <h3>{texts.state.latencySeen}</h3>
        <div className="two">
          {both.map(({ latencies, state }, index) => (
            <Panel key={titles[index]} title={titles[index] ?? ""} side={sides[index] ?? "none"} state={state}>
              <LatencyFigure latencies={latencies} all={both.flatMap((server) => server.latencies)} />
            </Panel>
          ))}
        </div>
        <p className="quiet caption">{texts.state.latencyCaption}</p>
      </section>
      <section>
        <h2>{texts.state.usage(usageSince())}</h2>
        <div className="two tables">
          {both.map(({ state }, index) => (
            <Panel
              key={titles[index]}
              title={titles[index] ?? ""}
              side={sides[index] ?? "none"}
              state={state}
              of="usage"
            >
              {state?.usage.ok && <UsageTable rows={state.usage.body.usage} />}
            </Panel>
          ))}
        </div>
      </section>
    </>
  );
};

/** A refusal of the LLM server's own key; one of the reader's key comes from the LLM server. */
const isOfToolServer = (message: string): boolean => message.startsWith("The tool server");

/** A server's half of a figure; or, where it does not say, why, and what to do about it. */
const Panel = ({
  title,
  side,
  state,
  of = "metrics",
  children,
}: {
  title: string;
  side: "http" | "none";
  state: ServerState | undefined;
  of?: "metrics" | "usage";
  children: React.ReactNode;
}) => {
  const texts = useTexts();
  const page = state?.[of];
  const why = (code: string, message: string): string => {
    if (isOfToolServer(message) && code === "unauthenticated") return texts.state.keyRefused;
    if (code !== "forbidden") return texts.failures[code]?.[0] ?? message;
    return isOfToolServer(message) ? texts.state.serverKey : texts.state.needsRole;
  };
  return (
    <div className={`side ${side}`}>
      <h4>{title}</h4>
      {page && !page.ok ? <p className="quiet">{why(page.code, page.message)}</p> : children}
    </div>
  );
};

const headline = (
  texts: Texts,
  tool: WatchedServer,
  llm: WatchedServer,
  tools: ToolsOverTransport | undefined,
  url: string,
): string => {
  const words = texts.state.heading;
  if (!tool.state || !llm.state) return words.checking;
  if (!tool.state.health.ok) return words.toolsUnavailable(url);
  if (tool.state.ready.ok && tool.state.ready.body.status !== "ready") return words.toolsNotReady;
  if (tools && tools.status !== "healthy") {
    if (tools.failure === "unauthenticated") return words.keyRefused;
    return words.toolsNotReached(texts.transports[tools.transport] ?? tools.transport);
  }
  if (llm.state.ready.ok && llm.state.ready.body.status !== "ready") return words.llmNotReady;
  // The tool server sees its own calls alone, the LLM server those of every transport: whichever saw more.
  const newest = [tool, llm].map(({ minutes }) => minutes.at(-1) ?? { calls: 0, errors: 0, seconds: 0 });
  const most = (value: (minute: (typeof newest)[number]) => number): number => Math.max(...newest.map(value));
  const seconds = most((minute) => minute.seconds);
  // Without the metrics, or before their second reading, there is no span to speak of.
  if (seconds === 0) return words.bothHealthy;
  const span = texts.state.span(seconds);
  const errors = most((minute) => minute.errors);
  if (errors > 0) return words.errors(errors, span);
  return words.healthy(
    most(({ calls }) => calls),
    span,
  );
};

export default StateView;
