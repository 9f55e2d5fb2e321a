// dupcheck: ignore -- because
@available(iOS 13, *)
@discardableResult
public func quietBefore(a: Int, b: Int) -> Int {
    return a + b * 2 - a
}

struct Loud {
    func quietInside(a: Int, b: Int) -> Int {
        /* dupcheck: ignore -- because */
        return a + b * 2 - a
    }

    func shout(a: Int, b: Int) -> String {
        return "// dupcheck: ignore -- because \(a) \(b)"
    }
}
