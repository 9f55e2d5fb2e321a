extension Array {
    func movingToFront(where isWanted: (Element) throws -> Bool) rethrows -> [Element] {
        var front: [Element] = []
        var back: [Element] = []
        front.reserveCapacity(count)
        for element in self {
            if try isWanted(element) {
                front.append(element)
            } else {
                back.append(element)
            }
        }
        return front + back
    }
}
