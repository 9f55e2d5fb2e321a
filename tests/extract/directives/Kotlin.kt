// dupcheck: ignore -- because
@Throws(IOException::class)
@JvmStatic
internal fun quietBefore(a: Int, b: Int): Int {
    return a + b * 2 - a
}

class Loud {
    fun quietInside(a: Int, b: Int): Int {
        /* dupcheck: ignore -- because */
        return a + b * 2 - a
    }

    fun quietLine(a: Int, b: Int) = a + b * 2 - a // dupcheck: ignore -- because

    fun shout(a: Int, b: Int): String {
        return "// dupcheck: ignore -- because $a $b"
    }
}

// dupcheck: ignore -- because
@Suppress("unused") // Used elsewhere
fun quietAnnotated(a: Int, b: Int): Int {
    return a + b * 2 - a
}
