/**
 * The least work that still answers: adds and multiplies three whole numbers, no parser, no validation.
 * Both floors use it, so that what is left of their time is the pipe or HTTP itself.
 * @param expression `a + b * c` with single spaces, as the workload writes it.
 */
export const floorAnswer = (expression: string): { result: string; value: number } => {
  const [a, , b, , c] = expression.split(" ");
  const value = Number(a) + Number(b) * Number(c);
  return { result: String(value), value };
};
