/** What to tell a person about any thrown thing: the zh-CN message of our own errors, else the message. */
export function errorText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'messages' in error) {
    const messages = (error as { messages: { 'zh-CN'?: unknown } }).messages;
    if (typeof messages['zh-CN'] === 'string') return messages['zh-CN'];
  }
  return error instanceof Error ? error.message : String(error);
}

/** The stable code of our own errors. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
