import { useState } from "react";
import { Button } from "react-aria-components";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import { ScrollRegion } from "../shared/scroll-region.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { isShown, type LogLine, SHOWN, type Shown, WARNING } from "./log-line.ts";
import { useLog } from "./use-log.ts";

/** The LLM server's log, for administrators; loaded when expanded. */
export const LogView = ({ role }: { role: Config["caller"]["role"] }) => {
  const words = useTexts().state.log;
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <h2>{words.heading}</h2>
      {role === "admin" ? (
        <details className="log-view" onToggle={({ currentTarget: { open } }) => setOpen(open)}>
          <summary>{words.show}</summary>
          {isOpen && <Log />}
        </details>
      ) : (
        <Notice>
          <p>{words.needsAdmin(role)}</p>
        </Notice>
      )}
    </section>
  );
};

const Log = () => {
  const words = useTexts().state.log;
  const { lines, error } = useLog();
  const [held, setHeld] = useState<readonly LogLine[]>();
  const [kind, setKind] = useState<Shown>("events");
  const [find, setFind] = useState("");
  if (!lines) return error ? <FailureNotice error={error} /> : <Waiting label={words.connecting} />;
  const known = held ?? lines;
  const shown = known.filter((line) => isShown(line, kind, find));
  return (
    <>
      {error && <FailureNotice error={error} />}
      <div className="row log-choices">
        <label>
          {words.levels}{" "}
          <select
            value={kind}
            onChange={({ target }) => setKind(SHOWN.find((one) => one === target.value) ?? "events")}
          >
            {SHOWN.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.find} <input type="search" value={find} onChange={({ target }) => setFind(target.value)} />
        </label>
        <Button className="plain" onPress={() => setHeld(held ? undefined : lines)}>
          {held ? words.go : words.pause}
        </Button>
      </div>
      <p className="quiet">{words.note}</p>
      <ScrollRegion label={words.heading}>
        <ol className="log-lines">
          {shown.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
        {shown.length === 0 && <p className="quiet">{known.length === 0 ? words.empty : words.none}</p>}
      </ScrollRegion>
    </>
  );
};

const Line = ({ line: { time, level, message, rest } }: { line: LogLine }) => {
  const words = useTexts().state.log;
  return (
    <li className={level >= WARNING ? "bad" : undefined}>
      <time dateTime={new Date(time).toISOString()}>{new Date(time).toLocaleTimeString("en-GB")}</time>{" "}
      <span className="log-level">{words.level[level] ?? level}</span> <span lang="en">{message}</span>{" "}
      {rest !== "" && <code lang="en">{rest}</code>}
    </li>
  );
};
