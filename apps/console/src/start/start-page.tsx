import { useQuery } from "@tanstack/react-query";
import { toApiError } from "../api/api-error.ts";
import { PageHead } from "../header/page-head.tsx";
import { useKey } from "../session/api-key.ts";
import { useTitle } from "../session/use-title.ts";
import { Addresses } from "./addresses.tsx";
import { Connect } from "./connect.tsx";
import { useStartTexts } from "./messages.ts";
import { readServedTools, readServerInfo } from "./served.ts";
import { ServedTools } from "./served-tools.tsx";

/** What this server is, its tools, how clients connect, and its endpoints. */
export const StartPage = () => {
  const words = useStartTexts();
  const key = useKey();
  const { data: info } = useQuery({ queryKey: ["server-info"], queryFn: readServerInfo });
  const { data: tools, error, refetch } = useQuery({ queryKey: ["served-tools"], queryFn: readServedTools });
  const failure = error ? toApiError(error) : undefined;
  const hasKeys = key !== "" || failure?.code === "unauthenticated";
  useTitle(words.title);
  return (
    <>
      <PageHead home="./" />
      <main className="view start">
        <h1>{words.heading}</h1>
        <p className="second">{words.intro}</p>
        {info && (
          <p className="quiet">
            {info.title} {info.version}
          </p>
        )}
        <section>
          <h2>{words.tools}</h2>
          <ServedTools tools={tools} failure={failure} onRetry={() => void refetch()} />
        </section>
        <Connect hasKeys={hasKeys} />
        <Addresses hasKeys={hasKeys} />
      </main>
    </>
  );
};
