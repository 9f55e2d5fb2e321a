using System;
using System.Collections.Generic;

record Fork(Fork? Left, Fork? Right, int Id)
{
    public static IReadOnlyList<int> SeenFromTheRight(Fork? trunk)
    {
        var outline = new List<int>();
        var pending = new Queue<(Fork Fork, int Depth)>();
        if (trunk != null) pending.Enqueue((trunk, 0));
        while (pending.TryDequeue(out var item))
        {
            if (item.Depth == outline.Count) outline.Add(item.Fork.Id);
            if (item.Fork.Right != null) pending.Enqueue((item.Fork.Right, item.Depth + 1));
            if (item.Fork.Left != null) pending.Enqueue((item.Fork.Left, item.Depth + 1));
        }
        return outline;
    }
}
