import { useQuery } from "@tanstack/react-query";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { readGuide } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** A guide is embedded in a page: its headings rank below the page's, and links to other files would be dead. */
const COMPONENTS: Components = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  a: ({ href, children }) =>
    href?.startsWith("http") ? (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
};

const GuideText = ({ path }: { path: string }) => {
  const { data, error, refetch } = useQuery({ queryKey: ["guide", path], queryFn: () => readGuide(path) });
  if (error) return <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="guide">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {data.markdown}
      </ReactMarkdown>
    </div>
  );
};

export default GuideText;
