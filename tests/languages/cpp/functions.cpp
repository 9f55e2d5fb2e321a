DEFINE_FLAG(int, size, 8, "log2(number) of nodes");
DEFINE_FLAG(int, other, 8,
            "two lines");
namespace outer::inner {
namespace {
template <class T> class Shape : public Base<T> {
public:
    Shape(int a) : Base<T>(a), size{a} { check(a); } // begin outer.inner.Shape.Shape end outer.inner.Shape.Shape
    Shape(const Shape& other, int unused) = default; // skip
    ~Shape() { if (size) release(size, 1); } // begin outer.inner.Shape.~Shape end outer.inner.Shape.~Shape
    virtual int area(int a, int b, int c) const = 0; // skip
    int width() const noexcept { return size * 2 + 1; } // begin outer.inner.Shape.width end outer.inner.Shape.width
    bool operator==(const Shape& o) const { return size == o.size; } // begin outer.inner.Shape.operator== end outer.inner.Shape.operator==
    operator bool() const { return size != 0 && ok; } // begin outer.inner.Shape.operator.bool end outer.inner.Shape.operator.bool
    static int* address(int a) { return &table[a + 1]; } // begin outer.inner.Shape.address end outer.inner.Shape.address
    Shape& self() { ++size; return *this; } // begin outer.inner.Shape.self end outer.inner.Shape.self
    friend int helper(Shape& a) { return a.size + a.size; } // begin outer.inner.Shape.helper end outer.inner.Shape.helper
    std::function<void(int)> callback = [](int a) { use(a, a); }; // begin outer.inner.Shape.callback end outer.inner.Shape.callback
};
} // namespace
} // namespace outer::inner

template <class T> int Shape<T>::method(T a) { return a.x + a.y; } // begin Shape<T>.method end Shape<T>.method
outer::Thing::Thing(int a) : x(a), y{1} { start(x, y); } // begin outer.Thing.Thing end outer.Thing.Thing
Thing::~Thing() { stop(x, y); count--; } // begin Thing.~Thing end Thing.~Thing
Thing& Thing::operator=(const Thing& o) & noexcept { x = o.x; return *this; } // begin Thing.operator= end Thing.operator=
Thing::operator int() const { return x + y + 1; } // begin Thing.operator.int end Thing.operator.int
const char* Thing::name() const { return R"x(a " ) b)x" + 'c'; } // begin Thing.name end Thing.name
template <> int special<int>(int a) { return a + a + 1; } // begin special<int> end special<int>
int&& moved(int&& x) { return std::move(x) + 0; } // begin moved end moved
void* operator new(size_t size) { return grab(size, 16); } // begin operator new end operator new

auto trailing(int a) -> int { // begin trailing
    auto lambda = [&](int b) { return a + b; }; // begin trailing.lambda end trailing.lambda
    static auto braced{[](int b) { return b * b; }}; // begin trailing.braced end trailing.braced
    object.callback = [this]() mutable { run(1, 2, 3); }; // begin trailing.object.callback end trailing.object.callback
    std::sort(a, b, [](int x, int y) { return x < y; }); // skip
    return lambda(a);
} // end trailing

int guarded(int a) try { // begin guarded
    return risky(a + 1);
} catch (...) {
    return 2;
} // end guarded

class EXPORT_API Exported : public Base {
public:
    int method(int a) { return a + size + 1; } // begin Exported.method end Exported.method
};

extern "C" {
int plain_c(int a) { return a + a - 1; } // begin plain_c end plain_c
}
struct Pair { int a; int b() const { return a * a - 1; } }; // begin Pair.b end Pair.b
void declared(int a, int b, const Thing& c, long d); // skip
