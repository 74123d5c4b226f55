import type { ReactNode } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { ThirdPartyServer, ToolDescription, ToolList } from "../api/types.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { productTool } from "./product-tools.ts";

/** As many as fit into a few rows. */
const FEW = 12;

/** All tools, grouped by the server that they come from. */
export const ToolChoice = ({
  list,
  chosen,
  onChoose,
}: {
  list: ToolList;
  chosen: string | undefined;
  onChoose: (name: string) => void;
}) => {
  const texts = useTexts();
  const [language] = useLanguage();
  return (
    <RadioGroup className="tool-choice" value={chosen ?? null} onChange={onChoose}>
      <Label className="visually-hidden">{texts.tools.choose}</Label>
      {list.tools.length > 0 && (
        <Group name={texts.tools.ours} isNamed={list.servers.length > 0}>
          {list.tools.map((tool) => (
            <Choice
              key={tool.name}
              tool={tool}
              name={tool.name}
              title={productTool(tool.name, language)?.title ?? tool.title}
            />
          ))}
        </Group>
      )}
      {list.servers.map((server) => (
        <Group key={server.name} name={server.name} state={server} isMany={server.tools.length > FEW}>
          {server.tools.map((tool) => (
            <Choice key={tool.name} tool={tool} name={tool.tool} />
          ))}
        </Group>
      ))}
    </RadioGroup>
  );
};

const Group = ({
  name,
  state,
  isNamed = true,
  isMany = false,
  children,
}: {
  name: string;
  state?: ThirdPartyServer;
  /** Without other groups it needs no name. */
  isNamed?: boolean;
  isMany?: boolean;
  children: ReactNode;
}) => {
  const texts = useTexts();
  const words = texts.tools.theirs;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the radio group would be its own form
    <div className="tool-group" role="group" aria-label={name}>
      {isNamed && (
        <header>
          <strong>{name}</strong>
          {state && <Status name={state.status} />}
        </header>
      )}
      {state && state.status !== "healthy" && <Reason state={state} />}
      {state?.tools.length === 0 && state.reason === undefined && (
        <p className="quiet">{state.status === "healthy" ? words.noTools : words.notYet}</p>
      )}
      <div className={isMany ? "tools many" : "tools"}>{children}</div>
    </div>
  );
};

/** Many a title only repeats the name: "Read file" of `read_file`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

interface ChoiceProps {
  readonly tool: ToolDescription;
  readonly name: string;
  /** In place of the tool's own. */
  readonly title?: string | undefined;
}

const Choice = ({ tool, name, title = tool.title }: ChoiceProps) => (
  <Radio value={tool.name}>
    <code>{name}</code>
    {title && plain(title) !== plain(name) && <span className="quiet">{title}</span>}
  </Radio>
);
