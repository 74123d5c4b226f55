import { useMutation } from "@tanstack/react-query";
import { type MouseEvent, useId, useState } from "react";
import { openFile } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { useKey } from "../session/api-key.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { saveFile } from "../shared/save-file.ts";
import { type Choice, queryOf, today } from "./choice.ts";
import { useUsageTexts } from "./messages.ts";

interface ChoicesProps {
  readonly choice: Choice;
  /** What rows may be grouped by, the default first. */
  readonly groups: readonly string[];
  readonly onChoose: (choice: Choice) => void;
  readonly onRefused: () => void;
}

/** Selects grouping, period and start, and downloads the usage as CSV. */
export const Choices = ({ choice, groups, onChoose, onRefused }: ChoicesProps) => {
  const texts = useUsageTexts();
  const key = useKey();
  const problemId = useId();
  const [isDayWrong, setDayWrong] = useState(false);
  const file = `usage?${queryOf(choice)}&format=csv`;
  const save = useMutation({
    mutationFn: openFile,
    onSuccess: (csv) => saveFile("usage.csv", csv),
    onError: (error) => {
      if (toApiError(error).code === "unauthenticated") onRefused();
    },
  });
  const failure = save.error ? toApiError(save.error) : undefined;
  const download = (event: MouseEvent): void => {
    if (key === "") return; // without a key, a plain link works
    event.preventDefault();
    save.mutate(file);
  };
  return (
    <>
      <form className="choices" onSubmit={(event) => event.preventDefault()}>
        <label>
          {texts.by}
          <select value={choice.by ?? groups[0]} onChange={({ target }) => onChoose({ ...choice, by: target.value })}>
            {groups.map((group) => (
              <option key={group} value={group}>
                {texts.groups[group] ?? group}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.period}
          <select
            value={choice.period}
            onChange={({ target }) => onChoose({ ...choice, period: target.value === "hour" ? "hour" : "day" })}
          >
            <option value="day">{texts.periods.day}</option>
            <option value="hour">{texts.periods.hour}</option>
          </select>
        </label>
        <label>
          {texts.since}
          <input
            type="date"
            required
            max={today()}
            defaultValue={choice.from}
            aria-invalid={isDayWrong}
            aria-describedby={isDayWrong ? problemId : undefined}
            onChange={({ target }) => {
              const isRight = target.checkValidity();
              setDayWrong(!isRight);
              if (isRight) onChoose({ ...choice, from: target.value });
            }}
          />
          {isDayWrong && (
            <span id={problemId} className="react-aria-FieldError" role="alert">
              {texts.dayWrong}
            </span>
          )}
        </label>
        <a id="csv" href={file} download="usage.csv" onClick={download}>
          {texts.csv}
        </a>
      </form>
      {failure && failure.code !== "unauthenticated" && <FailureNotice error={failure} />}
    </>
  );
};
