class Versions {
    static String next(String version, int position) {
        String[] one = version.split("-", 2);
        String[] parts = one[0].split("\\.");
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < Math.max(parts.length, position + 1); i++) {
            int a = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (i == position && one.length == 1) {
                a = a + 1;
            } else if (i > position) {
                a = 0;
            }
            if (i > 0) {
                raised.append('.');
            }
            raised.append(a);
        }
        return raised.toString();
    }
}
