import Foundation

struct Coordinate {
    var latitude: Double
    var longitude: Double
}

func kilometers(from start: Coordinate, to end: Coordinate) -> Double {
    let radians = Double.pi / 180
    let phi1 = start.latitude * radians
    let phi2 = end.latitude * radians
    let halfLat = sin((phi2 - phi1) / 2)
    let halfLon = sin((end.longitude - start.longitude) * radians / 2)
    let h = halfLat * halfLat + cos(phi1) * cos(phi2) * halfLon * halfLon
    return 6371.0 * 2 * atan2(sqrt(h), sqrt(1 - h))
}
