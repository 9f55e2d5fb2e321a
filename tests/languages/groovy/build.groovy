package geometry
// int commented(int a) { return a + 1 * 2 }
/** int documented(int a) { return a + 1 * 2 } */
class Shape extends Base {
    Shape(int size) { // begin Shape.Shape
        this.size = size
    } // end Shape.Shape

    int area(int unit) { // begin Shape.area
        return size * size + unit
    } // end Shape.area

    abstract int signature(int a, int b, int c) // skip

    static String label(String text) { // begin Shape.label
        return text.trim() + 'int no() { return 1 }' + "${text}"
    } // end Shape.label

    def closure = { int x, int y -> // begin Shape.closure
        return x + y * 2
    } // end Shape.closure
}

interface Sized {
    int size(int a, int b, int c) // skip
}

def top(String name) { // begin top
    handler = { String event -> println(event + name) } // begin top.handler end top.handler
    return name.collect { it + 1 * 2 - 3 } // skip
} // end top
