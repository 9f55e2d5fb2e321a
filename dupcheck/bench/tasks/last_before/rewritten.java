class Versions {
    static int activeAt(long[] starts, long when) {
        if (starts.length == 0 || starts[0] > when) return -1;
        int position = 0;
        int stride = 1;
        while (position + stride < starts.length && starts[position + stride] <= when) {
            position += stride;
            stride *= 2;
        }
        for (; stride > 0; stride /= 2) {
            int ahead = position + stride;
            if (ahead < starts.length && starts[ahead] <= when) position = ahead;
        }
        return position;
    }
}
