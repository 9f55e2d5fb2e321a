using System.Collections.Generic;

public static class Change
{
    /// <summary>The smallest number of coins for an amount, or null if it cannot be paid.</summary>
    public static int? FewestCoins(int amount, IReadOnlyList<int> denominations)
    {
        var fewest = new int[amount + 1];
        for (var sum = 1; sum <= amount; sum++)
        {
            fewest[sum] = int.MaxValue;
            foreach (var coin in denominations)
            {
                if (coin <= sum && fewest[sum - coin] < fewest[sum])
                {
                    fewest[sum] = fewest[sum - coin] + 1;
                }
            }
        }

        return fewest[amount] == int.MaxValue ? null : fewest[amount];
    }
}
