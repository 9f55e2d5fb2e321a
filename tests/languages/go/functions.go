package example

func plain(a, b int) int { // begin plain
	return a + b*2
} // end plain

func declared(a int, b string, c []byte, d map[string]int) error // skip

func (t *Thing) Pointer(a int) int { // begin Thing.Pointer
	return t.size + a
} // end Thing.Pointer

func (t Thing) Value(a int) int { return t.size + a } // begin Thing.Value end Thing.Value
func (Thing) NoName(a int) int { return a*a + 1 } // begin Thing.NoName end Thing.NoName
func (t *Pair[K, V]) Get(key K) V { return t.items[key] } // begin Pair.Get end Pair.Get
func (t Pair[K, V]) Len() int { return len(t.items) + 1 } // begin Pair.Len end Pair.Len

func generic[T any, U comparable](a []T, f func(T) U) []U { // begin generic
	inner := func(x T) U { return f(x) } // begin generic.inner end generic.inner
	var other = func(x T) U { return f(x) } // begin generic.other end generic.other
	server.Handler = func(w Writer) { w.Write("a", 'b', `c"`) } // begin generic.server.Handler end generic.server.Handler
	go func() { inner(a[0]); other(a[1]) }() // skip
	defer func() { recover(); close(done) }() // skip
	first, second := func() { use(1, 2, 3) }, func() { use(4, 5, 6) } // skip
	return nil
} // end generic

var handler = func(a int) int { return a*a - 1 } // begin handler end handler

var commands = map[string]func(int) int{
	"double": func(a int) int { return a * 2 }, // begin commands.double end commands.double
}

var command = &Command{
	Run: func(args []string) { run(args, 1) }, // begin command.Run end command.Run
}

type Shape interface { // skip
	Area(a int, b int, c int, d int) int // skip
}
