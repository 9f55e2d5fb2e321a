import Foundation
// func commented(a: Int) -> Int { return a + 1 }
/* /* nested */ func commented(a: Int) -> Int { return a + 1 } */
class Shape: Base {
    init(size: Int, unit: Int) { // begin Shape.init
        self.size = size * unit
    } // end Shape.init

    @available(iOS 13, *) // begin Shape.init
    convenience init?(text: String) { self.init(size: text.count, unit: 1) } // end Shape.init

    deinit { // begin Shape.deinit
        NotificationCenter.default.removeObserver(self)
    } // end Shape.deinit

    var area: Int { return size * size + unit } // begin Shape.area end Shape.area

    var label: String {
        get { return name + " " + unit.description } // begin Shape.label.get end Shape.label.get
        set { name = newValue.trimmed() + "!" } // begin Shape.label.set end Shape.label.set
    }

    var watched: Int = 0 {
        didSet { print("changed", oldValue, watched) } // begin Shape.watched.didSet end Shape.watched.didSet
        willSet(next) { // begin Shape.watched.willSet
            print("will change", next, watched)
        } // end Shape.watched.willSet
    }

    subscript(index: Int) -> Int {
        get { return items[index] + offset } // begin Shape.subscript.get end Shape.subscript.get
        set { items[index] = newValue - offset } // begin Shape.subscript.set end Shape.subscript.set
    }

    subscript(key: String) -> Int { // begin Shape.subscript
        return table[key]! + offset
    } // end Shape.subscript

    static func make(_ n: Int) -> Shape { return Shape(size: n, unit: 1) } // begin Shape.make end Shape.make

    func generic<T>(_ item: T) -> [T] where T: Hashable { // begin Shape.generic
        func local(_ other: T) -> [T] { return [item, other] } // begin Shape.generic.local end Shape.generic.local
        return local(item)
    } // end Shape.generic

    let arrow = { (x: Int) -> Int in x + 1 } // begin Shape.arrow end Shape.arrow
}

protocol Sized {
    func size(a: Int, b: Int, c: Int) -> Int // skip
    var count: Int { get set } // skip
}

extension Collection.Index where Element == Int {
    func total(from start: Int) -> Int { return reduce(start, +) } // begin Collection.Index.total end Collection.Index.total
}

struct Point {
    mutating func move(dx: Int) { x += dx; y -= dx } // begin Point.move end Point.move
    static func == (left: Point, right: Point) -> Bool { return left.x == right.x } // begin Point.== end Point.==
}

enum Suit {
    case hearts
    func color() -> String { switch self { case .hearts: return "func no() { red }" } } // begin Suit.color end Suit.color
}

actor Bank {
    func deposit(_ amount: Int) async throws { balance += amount } // begin Bank.deposit end Bank.deposit
}

func main(list: [Int]) { // begin main
    self.handler = { event in print(event.name, list) } // begin main.self.handler end main.self.handler
    let typed: (Int) -> Int = { $0 * 2 + list.count } // begin main.typed end main.typed
    print(list.map { x in x + 1 * 2 - 3 }) // skip
} // end main
