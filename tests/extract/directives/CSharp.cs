namespace Loud;

class Box
{
    // dupcheck: ignore -- because
    [Obsolete("no")]
    [Test, Order(1)]
    public int QuietBefore(int a, int b)
    {
        return a + b * 2 - a;
    }

    int QuietInside(int a, int b)
    {
        /* dupcheck: ignore -- because */
        return a + b * 2 - a;
    }

    int QuietLine(int a, int b) => a + b * 2 - a; // dupcheck: ignore -- because

    string Shout(int a, int b)
    {
        return "// dupcheck: ignore -- because" + a + b;
    }
}
