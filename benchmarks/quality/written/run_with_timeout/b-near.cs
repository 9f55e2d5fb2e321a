using System;
using System.Diagnostics;

static class Solver
{
    public static T Timed<T>(TimeSpan allowance, Func<T> calculation, Action<string> complain)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return calculation();
        }
        catch (Exception problem)
        {
            complain($"Failed after {watch.Elapsed}: {problem.Message}");
            throw;
        }
        finally
        {
            if (watch.Elapsed > allowance) complain($"Slow: {watch.Elapsed} instead of {allowance}");
        }
    }
}
