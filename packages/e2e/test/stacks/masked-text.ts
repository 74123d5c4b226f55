/** Answers without what differs from call to call: ids of requests, times, and states that are signed with one. */
export const maskedText = (text: string): string =>
  text
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .replace(/"(server|tool|engine)_ms":[\d.]+/g, '"$1_ms":N')
    .replace(/"requestState":"v1\.[^"]+"/g, '"requestState":"S"');
