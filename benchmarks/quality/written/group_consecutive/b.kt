fun seatBlocks(seats: List<Int>): List<List<Int>> =
    seats.fold(mutableListOf<MutableList<Int>>()) { blocks, seat ->
        val current = blocks.lastOrNull()
        if (current != null && current.last() + 1 == seat) {
            current.add(seat)
        } else {
            blocks.add(mutableListOf(seat))
        }
        blocks
    }
