/** Masks parts of a response that differ between calls: request ids, times, and states signed with a time. */
export const maskedText = (text: string): string =>
  text
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .replace(/"(server|tool|engine)_ms":[\d.]+/g, '"$1_ms":N')
    // The server numbers its requests: of two concurrent calls, either may ask first.
    .replace(/"progressToken":(\d+)\}\},"jsonrpc":"2\.0","id":\1\}$/, '"progressToken":N}},"jsonrpc":"2.0","id":N}')
    .replace(/"requestState":"v1\.[^"]+"/g, '"requestState":"S"');
