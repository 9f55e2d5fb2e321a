using System;
using System.Collections.Generic;

record Fork(Fork? Left, Fork? Right, int Id)
{
    public static bool StandsLevel(Fork? trunk)
    {
        var order = new List<Fork>();
        var pending = new Stack<Fork>();
        if (trunk != null) pending.Push(trunk);
        while (pending.TryPop(out var fork))
        {
            order.Add(fork);
            if (fork.Left != null) pending.Push(fork.Left);
            if (fork.Right != null) pending.Push(fork.Right);
        }

        var height = new Dictionary<Fork, int>(ReferenceEqualityComparer.Instance);
        for (int i = order.Count - 1; i >= 0; i--)
        {
            int left = order[i].Left is { } l ? height[l] : 0;
            int right = order[i].Right is { } r ? height[r] : 0;
            if (Math.Abs(left - right) > 1) return false;
            height[order[i]] = 1 + Math.Max(left, right);
        }
        return true;
    }
}
