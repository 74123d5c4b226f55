/** One validation issue, as zod reports it. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
  /** For a union: the issues of each alternative. */
  readonly errors?: readonly (readonly Issue[])[] | undefined;
}

/** One clause per issue, such as `limit must be a number, not a string`. A schema's own messages are kept. */
export const describeIssues = (issues: readonly Issue[]): string => issues.map(describe).join("; ");

const describe = (issue: Issue): string => {
  const place = issue.path.map(String).join(".");
  const wrongType = TYPE_MESSAGE.exec(issue.message);
  if (isMissing(issue)) return `${place || "the value"} is missing`;
  if (wrongType?.groups) {
    const { expected = "", received = "" } = wrongType.groups;
    return `${place || "the value"} must be ${nameOf(expected)}, not ${nameOf(received)}`;
  }
  if (issue.code === "invalid_union") return `${place || "the value"} is none of the kinds that may stand here`;
  if (issue.code === "invalid_value" && issue.values)
    return `${place || "the value"} must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
  return place ? `${place}: ${issue.message}` : issue.message;
};

const TYPE_MESSAGE = /^Invalid input: expected (?<expected>\w+), received (?<received>\w+)$/;

const isMissing = ({ message, errors = [] }: Issue): boolean =>
  message.endsWith(", received undefined") ||
  (errors.length > 0 && errors.every(([first]) => first !== undefined && first.path.length === 0 && isMissing(first)));

/** A zod type name with its article. */
const nameOf = (type: string): string => {
  if (type === "record" || type === "object") return "an object";
  if (type === "int") return "an integer";
  if (type === "null" || type === "undefined" || type === "NaN" || type === "Infinity") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
};
