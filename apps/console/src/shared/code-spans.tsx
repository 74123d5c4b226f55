/** Plain text in which `code` stands between backticks, as descriptions of tools have it. */
export const CodeSpans = ({ text }: { text: string }) =>
  text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
