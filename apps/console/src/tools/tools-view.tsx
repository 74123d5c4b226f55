import "../style/tools.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { readTools } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { ToolRun } from "./tool-run.tsx";
import { ToolsAway } from "./tools-away.tsx";

/** The tools as forms; a run shows what went over the wire and the pipe. */
const ToolsView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ["tools", config.transport],
    queryFn: () => readTools(config.transport),
  });
  const [chosen, setChosen] = useState<string>();
  if (error) return <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;

  const tool = data.tools.find(({ name }) => name === chosen) ?? data.tools[0];
  return (
    <>
      <h1>{texts.tools.heading(data.tools.length)}</h1>
      <ToolsAway list={data} url={config.toolServer.url} />
      {tool ? (
        <>
          <RadioGroup className="tool-choice" value={tool.name} onChange={setChosen}>
            <Label className="visually-hidden">{texts.tools.choose}</Label>
            {data.tools.map(({ name, title }) => (
              <Radio key={name} value={name}>
                <code>{name}</code>
                {title && <span className="quiet">{title}</span>}
              </Radio>
            ))}
          </RadioGroup>
          <ToolRun key={tool.name} tool={tool} />
        </>
      ) : (
        <Notice>
          <p>{texts.tools.none}</p>
        </Notice>
      )}
    </>
  );
};

export default ToolsView;
