namespace loud {

// dupcheck: ignore -- because
template <typename T, typename U>
[[nodiscard]] static T quiet_template(T a, U b) {
    return a + b * 2 - a;
}

// dupcheck: ignore -- because
template <typename T>
    requires std::integral<T>
T quiet_required(T a, T b) {
    return a + b * 2 - a;
}

class Box {
public:
    int loud(int a, int b) { return a + b * 2 - a; }
    /// dupcheck: ignore -- because
    int quiet(int a, int b) const override { return a + b * 2 - a; }
};

int shout(int a, int b) {
    auto s = R"(// dupcheck: ignore -- because)";
    return a + b * 2 - a;
}

int quiet_inside(int a, int b) {
    return a + b /* dupcheck: ignore -- because */ * 2 - a;
}

}  // namespace loud
