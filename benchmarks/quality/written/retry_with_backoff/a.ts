export async function withRetries<T>(
  action: () => Promise<T>,
  { maxAttempts = 3, initialDelayMs = 200 } = {},
): Promise<T> {
  let wait = initialDelayMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt >= maxAttempts) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait *= 2;
  }
}
