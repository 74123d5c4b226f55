/** Answers without what differs from call to call: ids of requests, times, and states that are signed with one. */
export const maskedText = (text: string): string =>
  text
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .replace(/"(server|tool|engine)_ms":[\d.]+/g, '"$1_ms":N')
    // The server's questions, counted as they come: of two calls at once either may ask first.
    .replace(/"progressToken":(\d+)\}\},"jsonrpc":"2\.0","id":\1\}$/, '"progressToken":N}},"jsonrpc":"2.0","id":N}')
    .replace(/"requestState":"v1\.[^"]+"/g, '"requestState":"S"');
