/** Plain text with `code` between backticks, as in tool descriptions. */
export const CodeSpans = ({ text }: { text: string }) =>
  text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
