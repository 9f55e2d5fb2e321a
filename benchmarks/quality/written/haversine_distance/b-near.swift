import Foundation

struct Harbour {
    var latitude: Double
    var longitude: Double

    func course(to other: Harbour) -> String {
        let radians = Double.pi / 180
        let a = latitude * radians
        let b = other.latitude * radians
        let turn = (other.longitude - longitude) * radians
        let east = sin(turn) * cos(b)
        let north = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
        let degrees = (atan2(east, north) / radians + 360).truncatingRemainder(dividingBy: 360)
        let names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
        return names[Int((degrees / 45).rounded()) % 8]
    }
}
