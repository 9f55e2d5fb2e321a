export async function callEach<T>(
  requests: Array<() => Promise<T>>,
  pauseMs = 200,
): Promise<{ answers: T[]; problems: unknown[] }> {
  const answers: T[] = [];
  const problems: unknown[] = [];
  for (const request of requests) {
    try {
      answers.push(await request());
    } catch (problem) {
      problems.push(problem);
    }
    await new Promise((wake) => setTimeout(wake, pauseMs));
  }
  return { answers, problems };
}
