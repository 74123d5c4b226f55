import { PATHS, useStartTexts } from "./messages.ts";

/** Endpoints called by POST, which a link cannot open. */
const CALLED: readonly string[] = ["mcp", "run/{tool}"];
/** Pages that a link opens even if the server has keys: public ones, or ones that ask for a key. */
const NEEDS_NO_KEY: readonly string[] = ["docs", "usage", "health", "ready"];

/** The server's endpoints. @param hasKeys whether most links would be rejected, because they carry no key */
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
