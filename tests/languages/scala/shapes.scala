package geometry.plane
// def commented(a: Int): Int = a + 1
/* /* nested */ def commented(a: Int): Int = a + 1 */
class Shape(val size: Int) extends Base {
  def this(text: String) = { // begin Shape.this
    this(text.length)
  } // end Shape.this

  def area(unit: Int): Int = size * size + unit // begin Shape.area end Shape.area
  def signature(a: Int, b: Int, c: Int): Int // skip

  override def generic[T](item: T)(implicit order: Order[T]): List[T] = { // begin Shape.generic
    def local(other: T) = List(item, other) // begin Shape.generic.local end Shape.generic.local
    local(item)
  } // end Shape.generic

  def procedure() { println(s"def no(x) = ${size + 1}") } // begin Shape.procedure end Shape.procedure
  def +(other: Shape): Shape = new Shape(size + other.size) // begin Shape.+ end Shape.+
  def label_=(value: String): Unit = { name = value.trim } // begin Shape.label_= end Shape.label_=

  val arrow = (x: Int) => x + 1 * size // begin Shape.arrow end Shape.arrow
  val block: Int => Int = { x => x + 1 * size } // begin Shape.block end Shape.block
  var partial: PartialFunction[Any, Int] = { case n: Int => n + 1; case _ => 0 } // begin Shape.partial end Shape.partial

  val listener = new Listener {
    def changed(what: String): Unit = println(what + size) // begin Shape.listener.changed end Shape.listener.changed
  }

  given order: Ord[Shape] with
    def compare(a: Shape, b: Shape): Int = a.size - b.size // begin Shape.order.compare end Shape.order.compare
}

object Shape {
  def make(n: Int): Shape = new Shape(n) // begin Shape.make end Shape.make
}

trait Sized {
  def size: Int // skip
  def twice(x: Int): Int = size * 2 + x // begin Sized.twice end Sized.twice
}

enum Suit {
  case Hearts
  def color(shade: Int): String = """def no(x) = 1""" + shade // begin Suit.color end Suit.color
}

extension (text: String)
  def shout(mark: Char): String = text.toUpperCase + mark + '!' // begin String.shout end String.shout

package object helpers {
  def top(x: Int): Int = // begin helpers.top
    val y = x + 1
    y * 2 // end helpers.top
}

def last(list: List[Int]): Int = // begin last
  list.map(x => x + 1 * 2).sum
end last // end last

private def recursive(n: Int): Int = n match { // begin recursive
  case 0 => 1
  case _ => n * recursive(n - 1)
} // end recursive
