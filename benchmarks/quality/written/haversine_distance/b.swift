import Foundation

struct Harbour {
    var latitude: Double
    var longitude: Double

    func kilometres(to other: Harbour) -> Double {
        let radians = Double.pi / 180
        let a = latitude * radians
        let b = other.latitude * radians
        let halfLat = sin((b - a) / 2)
        let halfLon = sin((other.longitude - longitude) * radians / 2)
        let h = halfLat * halfLat + cos(a) * cos(b) * halfLon * halfLon
        return 2 * 6371.0088 * asin(min(1, h.squareRoot()))
    }
}
