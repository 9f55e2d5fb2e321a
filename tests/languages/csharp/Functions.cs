using System;
namespace Example.Space
{
    /// <summary>Documentation, it's "odd.</summary>
    public class Thing<T> : Base, IThing where T : class
    {
        int sum => left + right * 2 - 1; // begin Example.Space.Thing.sum end Example.Space.Thing.sum
        public int Auto { get; set; } = 1 + 2 + 3; // skip
        public int Size
        {
            get { return size + this.offset; } // begin Example.Space.Thing.Size.get end Example.Space.Thing.Size.get
            set { size = value - this.offset; } // begin Example.Space.Thing.Size.set end Example.Space.Thing.Size.set
        }
        public string this[int i] => items[i].Name + "x"; // begin Example.Space.Thing.this end Example.Space.Thing.this
        public event EventHandler Changed
        {
            add { handlers.Add(value, 1); } // begin Example.Space.Thing.Changed.add end Example.Space.Thing.Changed.add
            remove { handlers.Remove(value, 2); } // begin Example.Space.Thing.Changed.remove end Example.Space.Thing.Changed.remove
        }
        public Thing(int a) : base(a) { size = a; } // begin Example.Space.Thing.Thing end Example.Space.Thing.Thing
        ~Thing() { Release(size, true, 1); } // begin Example.Space.Thing.~.Thing end Example.Space.Thing.~.Thing
        public static Thing<T> operator +(Thing<T> a, Thing<T> b) => new Thing<T>(a.size + b.size); // begin Example.Space.Thing.operator.+ end Example.Space.Thing.operator.+
        public static implicit operator int(Thing<T> a) { return a.size; } // begin Example.Space.Thing.operator.int end Example.Space.Thing.operator.int
        void IThing.Run(int a) // begin Example.Space.Thing.Run
        {
            int Local(int q) => q + a * 2; // begin Example.Space.Thing.Run.Local end Example.Space.Thing.Run.Local
            Func<int, int> f = z => z + a + Local(z); // begin Example.Space.Thing.Run.f end Example.Space.Thing.Run.f
            handler = delegate(int x) { return x + 1; }; // begin Example.Space.Thing.Run.handler end Example.Space.Thing.Run.handler
            var quote = '"'; var text = @"a ""b"" { ("; var raw = """x " y"""; var with = $"{a} of {"b"}";
            items.ForEach(item => Use(item.A, item.B)); // skip
        } // end Example.Space.Thing.Run
        Func<int, int> field = a => a * a + a; // begin Example.Space.Thing.field end Example.Space.Thing.field
        #region Some "region
        public async Task<int> LoadAsync() { return await Get(size, 1); } // begin Example.Space.Thing.LoadAsync end Example.Space.Thing.LoadAsync
        #endregion
        public abstract int Nothing(int a, int b, string c, long d); // skip
    }
    public interface IShape
    {
        int Area(int a, int b, int c, int d); // skip
        int Twice(int a) { return Area(a, a, 1, 2) * 2; } // begin Example.Space.IShape.Twice end Example.Space.IShape.Twice
    }
    public record Point(int X, int Y)
    {
        public int Sum() => X + Y + 0 - 1; // begin Example.Space.Point.Sum end Example.Space.Point.Sum
    }
    public struct Pair { public int Get(int a) { return a + 1 - x; } } // begin Example.Space.Pair.Get end Example.Space.Pair.Get
}
