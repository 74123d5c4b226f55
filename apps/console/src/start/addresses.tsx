import { PATHS, useStartTexts } from "./messages.ts";

/** What a browser cannot open by a link: it is called by POST. */
const CALLED: readonly string[] = ["mcp", "run/{tool}"];
/** What a link opens on a server with keys, too: nothing, or what asks for one. */
const NEEDS_NO_KEY: readonly string[] = ["docs", "usage", "health", "ready"];

/** What the server serves, and where. @param hasKeys whether a link, which carries none, leads to a refusal */
export const Addresses = ({ hasKeys }: { hasKeys: boolean }) => {
  const { addresses, paths } = useStartTexts();
  return (
    <section>
      <h2>{addresses}</h2>
      <dl className="names">
        {PATHS.map((path) => {
          const isLink = !CALLED.includes(path) && (!hasKeys || NEEDS_NO_KEY.includes(path));
          return (
            <div key={path}>
              <dt>{isLink ? <a href={path}>/{path}</a> : <code>/{path}</code>}</dt>
              <dd>{paths[path]}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};
