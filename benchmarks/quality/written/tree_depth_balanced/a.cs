using System;

public sealed record TreeNode(int Value, TreeNode? Left = null, TreeNode? Right = null)
{
    public static bool IsBalanced(TreeNode? root)
    {
        return Depth(root) >= 0;

        static int Depth(TreeNode? node)
        {
            if (node is null)
            {
                return 0;
            }

            var left = Depth(node.Left);
            var right = left < 0 ? -1 : Depth(node.Right);
            if (right < 0 || Math.Abs(left - right) > 1)
            {
                return -1;
            }

            return Math.Max(left, right) + 1;
        }
    }
}
