import type { Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import { readableUri } from "./readable-uri.ts";

/** Excludes trailing punctuation, which belongs to the sentence. */
const DOCUMENT = /docs:\/\/[^\s()<>[\]]*[^\s()<>[\].,:;!?]/g;

/** Turns document URIs into links, as Markdown does with web addresses only. */
export const linkDocuments = () => (tree: Root) =>
  findAndReplace(
    tree,
    [DOCUMENT, (uri: string) => ({ type: "link", url: uri, children: [{ type: "text", value: readableUri(uri) }] })],
    {
      ignore: ["link", "linkReference"],
    },
  );
