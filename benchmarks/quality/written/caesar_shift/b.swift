func scrambleHint(_ hint: String, by offset: Int) -> String {
    let lower = Array("abcdefghijklmnopqrstuvwxyz")
    let upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let turn = ((offset % 26) + 26) % 26
    return String(hint.map { letter -> Character in
        for row in [lower, upper] {
            if let place = row.firstIndex(of: letter) {
                return row[(place + turn) % 26]
            }
        }
        return letter
    })
}
