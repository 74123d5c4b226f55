/**
 * The least work that still gives an answer: adds and multiplies three integers, without a parser or validation.
 * Both floors use it, so that what remains of their time is the pipe or HTTP itself.
 * @param expression `a + b * c` with single spaces, as in the workload
 */
export const floorAnswer = (expression: string): { result: string; value: number } => {
  const [a, , b, , c] = expression.split(" ");
  const value = Number(a) + Number(b) * Number(c);
  return { result: String(value), value };
};
