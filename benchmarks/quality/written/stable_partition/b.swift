extension Array {
    mutating func moveUp(where urgent: (Element) throws -> Bool) rethrows {
        var waiting: [Element] = []
        var filled = 0
        for ticket in self {
            if try urgent(ticket) {
                self[filled] = ticket
                filled += 1
            } else {
                waiting.append(ticket)
            }
        }
        replaceSubrange(filled..., with: waiting)
    }
}
