export async function callPatiently<T>(
  request: () => Promise<T>,
  triesLeft: number,
  pauseMs = 200,
): Promise<T> {
  try {
    return await request();
  } catch (problem) {
    if (triesLeft <= 1) {
      throw problem;
    }
    await new Promise((wake) => setTimeout(wake, pauseMs));
    return callPatiently(request, triesLeft - 1, pauseMs * 2);
  }
}
