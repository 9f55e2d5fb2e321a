library geometry;
// int commented(int a) { return a + 1; }
/// int documented(int a) { return a + 1; }
class Shape extends Base {
  Shape(this.size, this.unit, this.scale); // skip
  Shape.named(int y) : size = y { // begin Shape.named
    print(y);
  } // end Shape.named
  factory Shape.make(int n) { // begin Shape.make
    return Shape(n, 1, 2);
  } // end Shape.make

  int area(int a) => a * size + unit; // begin Shape.area end Shape.area
  int signature(int a, int b, int c); // skip
  int get width => size * unit + 1 - scale; // begin Shape.width end Shape.width
  set label(String value) { // begin Shape.label
    name = value.trim();
  } // end Shape.label
  Shape operator +(Shape other) { // begin Shape.+
    return Shape(size + other.size, unit, scale);
  } // end Shape.+

  @override
  static Future<int> generic<T>(T item) async { // begin Shape.generic
    int local(int x) { // begin Shape.generic.local
      return x + 1;
    } // end Shape.generic.local
    return await local(item.length);
  } // end Shape.generic

  final arrow = (int x) => x + 1 * 2; // begin Shape.arrow end Shape.arrow
}

mixin Named on Shape {
  void show() { // begin Named.show
    print('int no(int a) { return $a; } ${size}');
  } // end Named.show
}

extension Shout on String {
  String shout(String mark) => toUpperCase() + mark; // begin Shout.shout end Shout.shout
}

enum Suit {
  hearts;

  int color(int shade) => shade * 2 + index; // begin Suit.color end Suit.color
}

int top(int x) { // begin top
  var block = (y) { // begin top.block
    return y + x;
  }; // end top.block
  handler = (z) => z + x * 2; // begin top.handler end top.handler
  return list.map((z) => z + 1 * 2).length; // skip
} // end top

int get middle => list.length ~/ 2 + 1; // begin middle end middle
