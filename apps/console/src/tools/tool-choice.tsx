import { useState } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { ThirdPartyServer, ToolDescription, ToolList } from "../api/types.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { productTool } from "./product-tools.ts";

/** Fits into a few rows. Some servers have hundreds of tools, which would push the form far down. */
const FEW = 12;

/** All tools, grouped by server. */
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
        <Group
          name={texts.tools.ours}
          isNamed={list.servers.length > 0}
          chosen={chosen}
          tools={list.tools.map((tool) => ({
            tool,
            name: tool.name,
            title: productTool(tool.name, language)?.title ?? tool.title,
          }))}
        />
      )}
      {list.servers.map((server) => (
        <Group
          key={server.name}
          name={server.name}
          state={server}
          chosen={chosen}
          tools={server.tools.map((tool) => ({ tool, name: tool.tool }))}
        />
      ))}
    </RadioGroup>
  );
};

const Group = ({
  name,
  state,
  isNamed = true,
  tools,
  chosen,
}: {
  name: string;
  state?: ThirdPartyServer;
  /** A single group needs no name. */
  isNamed?: boolean;
  tools: readonly ChoiceProps[];
  chosen: string | undefined;
}) => {
  const texts = useTexts();
  const words = texts.tools.theirs;
  const [isOpen, setOpen] = useState(false);
  const isMany = tools.length > FEW;
  const shown = isMany && !isOpen ? tools.filter(({ tool }, index) => index < FEW || tool.name === chosen) : tools;
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
      {state && tools.length === 0 && state.reason === undefined && (
        <p className="quiet">{state.status === "healthy" ? words.noTools : words.notYet}</p>
      )}
      <div className="tools">
        {shown.map((choice) => (
          <Choice key={choice.tool.name} {...choice} />
        ))}
        {isMany && (
          <Button className="quiet-button" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? texts.tools.showFewer : texts.tools.showAll(tools.length)}
          </Button>
        )}
      </div>
    </div>
  );
};

/** Normalizes names for comparison: many titles only repeat the name, such as "Read file" for `read_file`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

interface ChoiceProps {
  readonly tool: ToolDescription;
  readonly name: string;
  /** Replaces the tool's own title. */
  readonly title?: string | undefined;
}

const Choice = ({ tool, name, title = tool.title }: ChoiceProps) => (
  <Radio value={tool.name}>
    <code>{name}</code>
    {title && plain(title) !== plain(name) && <span className="quiet">{title}</span>}
  </Radio>
);
