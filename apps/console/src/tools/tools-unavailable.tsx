import type { ToolList } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { startToolServer } from "../shared/commands.ts";
import { Notice } from "../shared/notice.tsx";

/** Why the tools cannot be used over a transport, and what to do about it. */
export const ToolsUnavailable = ({ list, url }: { list: ToolList; url: string }) => {
  const texts = useTexts();
  if (list.reachable) return null;
  return (
    <Notice tone="bad">
      {list.failure === "unauthenticated" ? (
        <p>{texts.state.keyRefused}</p>
      ) : (
        <>
          <p>{texts.failures.engine_unavailable?.[0]}</p>
          <Command text={startToolServer(url)} />
        </>
      )}
    </Notice>
  );
};
