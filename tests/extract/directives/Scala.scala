object Loud {
  // dupcheck: ignore -- because
  @tailrec
  @deprecated("no", "1.0")
  private def quietBefore(a: Int, b: Int): Int = {
    a + b * 2 - a
  }

  def quietInside(a: Int, b: Int): Int = {
    /* dupcheck: ignore -- because */
    a + b * 2 - a
  }

  def shout(a: Int, b: Int): String = {
    "// dupcheck: ignore -- because" + a + b
  }
}
