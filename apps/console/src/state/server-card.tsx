import type { Page, Readiness, ThirdPartyState } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { startToolServer } from "../shared/commands.ts";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { judge } from "./judge.ts";
import type { RecentCalls } from "./recent-calls.ts";
import type { ToolsOverTransport, WatchedServer } from "./use-servers.ts";

/** One server: its state, recent failures, and what it uses. */
export const ServerCard = ({
  title,
  side,
  url,
  server,
  callers,
  tools,
  others = {},
  isToolServer = false,
}: {
  title: string;
  side: "http" | "none";
  url: string;
  server: WatchedServer;
  /** Whose calls are counted. */
  callers: string;
  tools?: ToolsOverTransport | undefined;
  /** State of the third-party MCP servers, by name. */
  others?: Readonly<Record<string, ThirdPartyState>> | undefined;
  isToolServer?: boolean;
}) => {
  const texts = useTexts();
  const { state, recent } = server;
  return (
    <section className={`side server ${side}`} aria-label={title}>
      <h3>
        {title} <span className="quiet">{url}</span>
      </h3>
      {state ? (
        <dl>
          <dt>{texts.state.judgement}</dt>
          <dd>
            <Status name={judge(server, tools) ?? "unknown"} />
          </dd>
          {recent && recent.calls > 0 && (
            <>
              <dt>{texts.state.recent(recent.since)}</dt>
              <dd>
                <Recent recent={recent} />
                <p className="quiet">
                  {texts.state.ofUsage[side]} {callers}
                </p>
              </dd>
            </>
          )}
          {tools && (
            <>
              <dt>{texts.state.toolsOverTransport(texts.transports[tools.transport] ?? tools.transport)}</dt>
              <dd>
                <Status name={tools.status} />
                {tools.failure === "unauthenticated" && <p className="quiet">{texts.state.keyRefused}</p>}
              </dd>
            </>
          )}
          {Object.keys(others).length > 0 && (
            <>
              <dt>{texts.state.others}</dt>
              <dd>
                <ThirdPartyStates states={others} />
              </dd>
            </>
          )}
          <dt>{texts.state.engines}</dt>
          <dd>
            <Engines ready={state.ready} isOfTools={tools === undefined} />
          </dd>
        </dl>
      ) : (
        <Waiting />
      )}
      {isToolServer && state && !state.health.ok && (
        <>
          <p className="quiet">{texts.state.startTools}</p>
          <Command text={startToolServer(url)} />
        </>
      )}
    </section>
  );
};

const Recent = ({ recent: { calls, faults, failures } }: { recent: RecentCalls }) => {
  const texts = useTexts();
  if (faults === 0) return <span>{texts.state.noneFailed(calls)}</span>;
  return (
    <>
      {texts.state.someFailed(faults, calls)}
      <p className="quiet" title={texts.state.recentNote}>
        {failures.join(", ")}
      </p>
    </>
  );
};

/** @param isOfTools false where the tools have a row of their own */
const Engines = ({ ready, isOfTools }: { ready: Page<Readiness>; isOfTools: boolean }) => {
  const texts = useTexts();
  const engines = Object.entries(ready.ok ? ready.body.engines : {}).filter(([name]) => isOfTools || name !== "tools");
  if (engines.length === 0) return <span className="quiet">{texts.state.noEngines}</span>;
  return (
    <ul className="engines">
      {engines.map(([name, state]) => (
        <li key={name}>
          {texts.state.engineNames[name] ?? name} <Status name={state === "ready" ? "healthy" : state} />
        </li>
      ))}
    </ul>
  );
};

const ThirdPartyStates = ({ states }: { states: Readonly<Record<string, ThirdPartyState>> }) => (
  <ul className="engines third-party">
    {Object.entries(states).map(([name, state]) => (
      <li key={name}>
        {name} <Status name={state.status} />
        <Reason state={state} />
      </li>
    ))}
  </ul>
);
