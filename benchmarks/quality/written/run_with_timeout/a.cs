using System;
using System.Threading;
using System.Threading.Tasks;

public static class Deadline
{
    public static async Task<T> RunAsync<T>(Func<T> work, TimeSpan limit)
    {
        using var cancellation = new CancellationTokenSource();
        var running = Task.Run(work);
        var finished = await Task.WhenAny(running, Task.Delay(limit, cancellation.Token));
        if (finished != running)
        {
            throw new TimeoutException($"No result within {limit}.");
        }

        cancellation.Cancel();
        return await running;
    }
}
