import type { Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import { readableUri } from "./readable-uri.ts";

/** Up to what no address ends with: the marks of the sentence around it. */
const DOCUMENT = /docs:\/\/[^\s()<>[\]]*[^\s()<>[\].,:;!?]/g;

/** Makes the addresses of documents links, which Markdown does of web addresses alone. */
export const linkDocuments = () => (tree: Root) =>
  findAndReplace(
    tree,
    [DOCUMENT, (uri: string) => ({ type: "link", url: uri, children: [{ type: "text", value: readableUri(uri) }] })],
    {
      ignore: ["link", "linkReference"],
    },
  );
