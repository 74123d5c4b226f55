import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { COMMANDS } from "../shared/commands.ts";
import { digits } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { useStop } from "../shared/use-stop.ts";
import { Waiting } from "../shared/waiting.tsx";
import {
  BENCH_KINDS,
  type BenchKind,
  type BenchRun,
  type BenchState,
  cancelBench,
  readBench,
  startBench,
} from "./bench-api.ts";
import { callOf, EMPTY_CALL, OwnCallFields } from "./own-call-fields.tsx";

const LOOK_EVERY_MS = 2_000;

/** Lets administrators run benchmarks on the LLM server's machine, one at a time, and shows their progress. */
export const BenchPanel = () => {
  const words = useTexts().report.bench;
  const queries = useQueryClient();
  const [language] = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ["bench"],
    queryFn: readBench,
    refetchInterval: ({ state }) => (state.data?.run?.status === "running" ? LOOK_EVERY_MS : false),
  });
  const [kind, setKind] = useState<BenchKind>("quick");
  // Kept here, because the fields are unmounted while a benchmark runs.
  const [draft, setDraft] = useState(EMPTY_CALL);
  const call = kind === "mcp" ? callOf(draft) : undefined;
  const use = {
    onSuccess: (state: BenchState) => queries.setQueryData(["bench"], state),
    // Another page may have started one in the meantime.
    onError: () => queries.invalidateQueries({ queryKey: ["bench"] }),
  };
  const start = useMutation({ mutationFn: () => startBench(kind, language, call), ...use });
  const cancel = useMutation({ mutationFn: cancelBench, ...use });
  const status = data?.run?.status;
  const isRunning = status === "running";
  const stop = useStop(isRunning, () => cancel.mutate());
  useEffect(() => {
    if (status === "done")
      for (const key of ["report", "claims", "claims-report", "config"])
        void queries.invalidateQueries({ queryKey: [key] });
  }, [status, queries]);
  const failure = error ?? start.error ?? cancel.error;
  if (!data)
    return failure ? <FailureNotice error={toApiError(failure)} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <section className="bench">
      <h2>{words.heading}</h2>
      {!data.isInstalled && (
        <>
          <p>{words.notInstalled}</p>
          <Command text={COMMANDS.bench} />
        </>
      )}
      {data.isInstalled && (
        <>
          <div className="row">
            <label>
              {words.what}{" "}
              <select
                value={kind}
                disabled={isRunning}
                onChange={({ target }) => setKind(BENCH_KINDS.find((one) => one === target.value) ?? "quick")}
              >
                {BENCH_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {words.kinds[one]}
                  </option>
                ))}
              </select>
            </label>
            {isRunning ? (
              <Button className="plain" onClick={stop}>
                {words.cancel}
              </Button>
            ) : (
              <Button
                className="primary"
                isDisabled={start.isPending || (kind === "mcp" && !call)}
                onPress={() => {
                  cancel.reset();
                  start.mutate();
                }}
              >
                {words.start}
              </Button>
            )}
          </div>
          {kind === "mcp" && !isRunning && <OwnCallFields draft={draft} onChange={setDraft} />}
          <p className="quiet">{words.note}</p>
        </>
      )}
      {failure && <FailureNotice error={toApiError(failure)} />}
      {data.run && <Run run={data.run} />}
    </section>
  );
};

const Run = ({ run: { kind, status, step, share, seconds, lines } }: { run: BenchRun }) => {
  const words = useTexts().report.bench;
  const states = step === "building" ? { ...words.states, ...words.building } : words.states;
  const said = states[status](words.kinds[kind], digits(seconds));
  return (
    <>
      <p>{said}</p>
      {/* Without the seconds, which would be read out all the time. */}
      <p role="status" className="visually-hidden">
        {words.spoken[status](words.kinds[kind])}
      </p>
      {status === "running" && <progress aria-label={words.kinds[kind]} {...(share !== null && { value: share })} />}
      <details open={status === "failed" || kind === "mcp"}>
        <summary>{words.output}</summary>
        <ScrollText label={words.output} text={lines.join("\n")} />
      </details>
    </>
  );
};
