/** What only the user can put right: the command ends with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
