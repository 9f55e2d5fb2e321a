fun vanLoads(parcels: List<Int>, limit: Int): List<List<Int>> =
    parcels.fold(mutableListOf<MutableList<Int>>()) { loads, parcel ->
        val current = loads.lastOrNull()
        if (current != null && current.sum() + parcel <= limit) {
            current.add(parcel)
        } else {
            loads.add(mutableListOf(parcel))
        }
        loads
    }
