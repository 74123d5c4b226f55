/** Encodes a file in base64 by way of a data URL. */
export const toBase64 = (file: File): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
  reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read."));
  reader.readAsDataURL(file);
  return promise;
};
