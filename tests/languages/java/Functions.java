package org.example;

/** Documentation with a "quote. */
public class Functions<T> extends Base implements Runnable {
    private final Runnable field = () -> { this.run(); this.stop(); }; // begin Functions.field end Functions.field
    private final Function<T, T> short_ = x -> x.next().next(); // begin Functions.short_ end Functions.short_

    public Functions(int size) { // begin Functions.Functions
        super(size);
        this.size = size;
    } // end Functions.Functions

    static { setUp(1, 2, 3, "not a function"); } // skip

    @Override // begin Functions.run
    public void run() {
        Comparator<T> compare = (a, b) -> a.compareTo(b); // begin Functions.run.compare end Functions.run.compare
        handler = (event) -> event.consume(compare); // begin Functions.run.handler end Functions.run.handler
        Iterator<T> iterator = new Iterator<>() {
            public boolean hasNext() { // begin Functions.run.iterator.hasNext
                return position < items.size() && !closed;
            } // end Functions.run.iterator.hasNext
        };
        list.forEach(item -> use(item.a, item.b, 1)); // skip
    } // end Functions.run

    abstract int nothing(int a, String b, List<String> c); // skip

    static <U> U generic(U[] a) throws IOException { // begin Functions.generic
        char quote = '"';
        String text = """
            a "block" of text { (
            """;
        return a.length > 0 ? a[0] : null;
    } // end Functions.generic

    class Inner {
        int method(int a) { return a + size * 2; } // begin Functions.Inner.method end Functions.Inner.method
    }
}

interface Shape {
    double area(double a, double b, double c); // skip
    default double twice(double a) { return area(a, a, 1) * 2; } // begin Shape.twice end Shape.twice
    static Shape of(int a) { return new Square(a, a); } // begin Shape.of end Shape.of
}

record Point(int x, int y) {
    Point { // begin Point.Point
        if (x < 0) throw new IllegalArgumentException("x");
    } // end Point.Point
    int sum() { return x + y + 0; } // begin Point.sum end Point.sum
}

enum Operation {
    ADD("+") {
        int apply(int a, int b) { return a + b; } // begin Operation.ADD.apply end Operation.ADD.apply
    };
    private final String sign;
    Operation(String sign) { this.sign = sign.trim(); } // begin Operation.Operation end Operation.Operation
    abstract int apply(int a, int b); // skip
}

@interface Marker { int value() default 1 + 2 + 3; } // skip
