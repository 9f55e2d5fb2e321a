final class Division {
    var left: Division?
    var right: Division?
}

func isEven(_ top: Division?) -> Bool {
    func height(_ unit: Division?) -> Int? {
        guard let unit = unit else { return 0 }
        guard let l = height(unit.left), let r = height(unit.right), abs(l - r) <= 1 else {
            return nil
        }
        return max(l, r) + 1
    }
    return height(top) != nil
}
