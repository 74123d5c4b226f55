import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import type { LeftOut } from "./chat-message.ts";

/** The tools not offered to the model for a question, and what to do about it. */
export const ToolsLeftOut = ({ leftOut: { max_tools, count, names } }: { leftOut: LeftOut }) => {
  const { tools } = useTexts();
  return (
    <Disclosure className="left-out">
      <Heading level={3}>
        <Button slot="trigger" className="disclose">
          {tools.leftOut(count)}
        </Button>
      </Heading>
      <DisclosurePanel>
        <p className="quiet">{tools.leftOutNote(max_tools)}</p>
        <p className="names">
          {names.map((name) => (
            <code key={name}>{name}</code>
          ))}
          {count > names.length && <span className="quiet">{tools.leftOutMore(count - names.length)}</span>}
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
};
