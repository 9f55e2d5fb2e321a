package geometry.plane
// fun commented(a: Int): Int { return a + 1 }
/* /* nested */ fun commented(a: Int): Int { return a + 1 } */
open class Shape(val size: Int, val unit: String) : Base(size) {
    constructor(text: String) : this(text.length, text) { // begin Shape.constructor
        println(text)
    } // end Shape.constructor

    init { // begin Shape.init
        require(size > 0) { "size" }
    } // end Shape.init

    val area: Int
        get() = size * size + unit.length // begin Shape.area.get end Shape.area.get

    var label: String = ""
        get() { return field.trim() + unit } // begin Shape.label.get end Shape.label.get
        set(value) { // begin Shape.label.set
            field = value.trim() + unit
        } // end Shape.label.set

    fun single(a: Int): Int = a + size * 2 - 1 // begin Shape.single end Shape.single
    abstract fun signature(a: Int, b: Int, c: Int): Int // skip

    override suspend fun <T> generic(item: T): List<T> { // begin Shape.generic
        fun local(other: T) = listOf(item, other, item) // begin Shape.generic.local end Shape.generic.local
        return local(item)
    } // end Shape.generic

    companion object {
        fun make(n: Int) = Shape(n, "fun no() { return 1 }") // begin Shape.make end Shape.make
    }

    companion object Factory {
        fun build(n: Int) = Shape(n, """fun no() { return $n }""") // begin Shape.Factory.build end Shape.Factory.build
    }

    val arrow = { x: Int -> x + 1 * size } // begin Shape.arrow end Shape.arrow
    val anonymous = fun(x: Int): Int { return x - 1 } // begin Shape.anonymous end Shape.anonymous
}

interface Sized {
    fun size(a: Int, b: Int, c: Int): Int // skip
    fun twice(): Int { // begin Sized.twice
        return size(1, 2, 3) * 2
    } // end Sized.twice
}

object Registry {
    fun register(shape: Shape) { shapes.add(shape) } // begin Registry.register end Registry.register
}

enum class Op {
    PLUS {
        override fun apply(a: Int, b: Int) = a + b // begin Op.PLUS.apply end Op.PLUS.apply
    };

    abstract fun apply(a: Int, b: Int): Int // skip
}

fun String.shout(mark: Char = '!'): String { // begin shout
    return uppercase() + mark
} // end shout

val String.middle: Char get() = this[length / 2 + 1] // begin middle.get end middle.get

fun main(args: Array<String>) { // begin main
    handler = { it -> println(it.name + 1) } // begin main.handler end main.handler
    button.onClick = { event -> println(event.name) } // begin main.button.onClick end main.button.onClick
    val listener = object : Listener {
        override fun changed(what: String) { // begin main.listener.changed
            println(what + args.size)
        } // end main.listener.changed
    }
    args.map { it -> it.length + 1 * 2 } // skip
} // end main
