class Versions {
    static int compare(String left, String right) {
        left = left.replaceFirst("^[vV]", "").replaceFirst("\\+.*$", "");
        right = right.replaceFirst("^[vV]", "").replaceFirst("\\+.*$", "");
        String[] one = left.split("-", 2);
        String[] other = right.split("-", 2);
        String[] lefts = one[0].split("\\.");
        String[] rights = other[0].split("\\.");
        for (int i = 0; i < Math.max(lefts.length, rights.length); i++) {
            int a = i < lefts.length ? Integer.parseInt(lefts[i]) : 0;
            int b = i < rights.length ? Integer.parseInt(rights[i]) : 0;
            if (a != b) {
                return a - b;
            }
        }
        if (one.length != other.length) {
            return one.length > other.length ? -1 : 1;
        }
        return one.length == 1 ? 0 : one[1].compareToIgnoreCase(other[1]);
    }
}
