import "../style/switch.css";
import { Chat, useChat } from "@ai-sdk/react";
import { useQueries } from "@tanstack/react-query";
import { readTools } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { Transport, TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import { useCurrentSession } from "../chat/conversations/use-conversations.ts";
import { useTexts } from "../i18n/language.tsx";
import { chooseChatTransport, useChatTransport } from "../session/chat-transport.ts";
import { FailureNotice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { measuredTransports } from "./measured-transports.ts";
import { ServerSwitch } from "./server-switch.tsx";
import { type TransportFacts, TransportRadios } from "./transport-radios.tsx";

const LOOK_EVERY_MS = 5_000;

/** Used until this tab's conversation is loaded. */
const NO_CHAT = new Chat<ChatMessage>({});

/** Selects the transport for this chat and for the server. */
const SwitchView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const chosen = useChatTransport(config.transports);
  const { messages } = useChat({ chat: useCurrentSession()?.chat ?? NO_CHAT });
  const measured = measuredTransports(messages);
  const transports = config.transports.filter((transport): transport is Transport => transport !== "auto");
  const lists = useQueries({
    queries: transports.map((transport) => ({
      queryKey: ["tools", transport],
      queryFn: () => readTools(transport),
      refetchInterval: LOOK_EVERY_MS,
    })),
  });
  const facts = new Map<TransportChoice, TransportFacts>(
    transports.map((transport, index) => {
      const reading = lists[index];
      const list = reading?.isError ? undefined : reading?.data;
      return [
        transport,
        {
          tools: list?.tools.length,
          isReachable: reading?.isError ? false : list?.reachable,
          failure: list?.failure,
          measured: measured.get(transport),
        },
      ];
    }),
  );
  const failed = lists.find(({ error }) => error !== null)?.error;
  const current = chosen ?? config.transport;
  return (
    <>
      <h1>{texts.switch.heading(texts.transports[current] ?? current)}</h1>
      {failed && <FailureNotice error={toApiError(failed)} />}
      <section>
        <h2>{texts.switch.chat}</h2>
        <p className="second">{texts.switch.chatNote}</p>
        <TransportRadios
          label={texts.switch.chat}
          transports={config.transports}
          facts={facts}
          value={chosen ?? ""}
          serverTransport={config.transport}
          onChange={(transport) => chooseChatTransport(transport === "" ? undefined : transport)}
        />
      </section>
      <ServerSwitch config={config} facts={facts} />
    </>
  );
};

export default SwitchView;
