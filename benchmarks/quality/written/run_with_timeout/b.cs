using System;
using System.Runtime.ExceptionServices;
using System.Threading;

static class Solver
{
    public static T Bounded<T>(TimeSpan allowance, Func<T> calculation)
    {
        T outcome = default!;
        ExceptionDispatchInfo? failure = null;
        var worker = new Thread(() =>
        {
            try { outcome = calculation(); }
            catch (Exception problem) { failure = ExceptionDispatchInfo.Capture(problem); }
        }) { IsBackground = true };
        worker.Start();
        if (!worker.Join(allowance))
        {
            throw new TimeoutException($"No outcome within {allowance}");
        }
        failure?.Throw();
        return outcome;
    }
}
