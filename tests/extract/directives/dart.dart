// dupcheck: ignore -- because
int quietBefore(int a, int b) {
  return a + b * 2 - a;
}

class Loud {
  /// dupcheck: ignore -- because
  @override
  @Deprecated("no")
  int quietDecorated(int a, int b) {
    return a + b * 2 - a;
  }

  int quietInside(int a, int b) {
    /* dupcheck: ignore -- because */
    return a + b * 2 - a;
  }

  String shout(int a, int b) {
    return "// dupcheck: ignore -- because" + a + b;
  }
}
