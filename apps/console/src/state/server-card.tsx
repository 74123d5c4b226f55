import type { Page, Readiness, ThirdPartyState } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { startToolServer } from "../shared/commands.ts";
import { NONE } from "../shared/figures.ts";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { Waiting } from "../shared/waiting.tsx";
import type { RecentCalls } from "./recent-calls.ts";
import type { WatchedServer } from "./use-servers.ts";

/** How a server's tools are, over the transport in use. */
export interface ToolsOverTransport {
  readonly status: string;
  readonly transport: string;
  /** Why they are unavailable. */
  readonly failure: string | undefined;
}

/** One server: healthy, ready, what failed recently, and each engine. */
export const ServerCard = ({
  title,
  side,
  url,
  server: { state, recent },
  tools,
  others = {},
  isToolServer = false,
}: {
  title: string;
  side: "http" | "none";
  url: string;
  server: WatchedServer;
  tools?: ToolsOverTransport | undefined;
  /** Third-party MCP servers, by name, and how each is. */
  others?: Readonly<Record<string, ThirdPartyState>> | undefined;
  isToolServer?: boolean;
}) => {
  const texts = useTexts();
  return (
    <section className={`side server ${side}`} aria-label={title}>
      <h3>
        {title} <span className="quiet">{url}</span>
      </h3>
      {state ? (
        <dl>
          <dt>{texts.state.health}</dt>
          <dd>
            <Status name={state.health.ok ? state.health.body.status : "unavailable"} />
          </dd>
          <dt>{texts.state.readiness}</dt>
          <dd>{state.ready.ok ? <Status name={state.ready.body.status} /> : <NoPage page={state.ready} />}</dd>
          {recent && recent.calls > 0 && (
            <>
              <dt>{texts.state.recent(recent.since)}</dt>
              <dd>
                <Recent recent={recent} />
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
            <Engines ready={state.ready} />
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
      <Status name="degraded" /> {texts.state.someFailed(faults, calls)}
      <p className="quiet" title={texts.state.recentNote}>
        {failures.join(", ")}
      </p>
    </>
  );
};

const Engines = ({ ready }: { ready: Page<Readiness> }) => {
  const texts = useTexts();
  const engines = ready.ok ? Object.entries(ready.body.engines) : [];
  if (engines.length === 0) return <span className="quiet">{texts.state.noEngines}</span>;
  return <NamedStates states={Object.fromEntries(engines)} />;
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

const NamedStates = ({ states }: { states: Readonly<Record<string, string>> }) => (
  <ul className="engines">
    {Object.entries(states).map(([name, state]) => (
      <li key={name}>
        {name} <Status name={state === "ready" ? "healthy" : state} />
      </li>
    ))}
  </ul>
);

const NoPage = ({ page }: { page: Page<unknown> }) => {
  const texts = useTexts();
  if (page.ok) return null;
  return (
    <span className="quiet" title={texts.failures[page.code]?.[0] ?? page.message}>
      {NONE}
    </span>
  );
};
