class Releases {
    static int order(String mine, String theirs) {
        String[] my = mine.split("-", 2);
        String[] their = theirs.split("-", 2);
        String[] myParts = my[0].split("\\.");
        String[] theirParts = their[0].split("\\.");
        for (int i = 0; i < Math.max(myParts.length, theirParts.length); i++) {
            int m = i < myParts.length ? Integer.parseInt(myParts[i]) : 0;
            int t = i < theirParts.length ? Integer.parseInt(theirParts[i]) : 0;
            if (m != t) {
                return m < t ? -1 : 1;
            }
        }
        if (my.length != their.length) {
            return my.length > their.length ? -1 : 1;
        }
        return my.length == 1 ? 0 : Integer.signum(my[1].compareTo(their[1]));
    }
}
