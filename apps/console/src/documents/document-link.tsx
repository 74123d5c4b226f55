import { type ReactNode, use } from "react";
import { Button } from "react-aria-components";
import { OpenDocument, type Passage } from "./open-document.ts";

/** Opens a document beside the page, at a passage. */
export const DocumentLink = ({
  uri,
  snippet = "",
  transport,
  children,
}: Partial<Passage> & { uri: string; children: ReactNode }) => {
  const open = use(OpenDocument);
  if (!open) return <span>{children}</span>;
  return (
    <Button className="link" onPress={() => open({ uri, snippet, transport })}>
      {children}
    </Button>
  );
};
