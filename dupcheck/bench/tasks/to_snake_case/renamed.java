class Columns {
    static String columnFor(String property) {
        StringBuilder column = new StringBuilder();
        for (int at = 0; at < property.length(); at++) {
            char letter = property.charAt(at);
            if (Character.isUpperCase(letter)) {
                boolean wordEnds = at > 0 && !Character.isUpperCase(property.charAt(at - 1));
                boolean wordBegins =
                    at > 0 && at + 1 < property.length() && Character.isLowerCase(property.charAt(at + 1));
                if ((wordEnds || wordBegins) && property.charAt(at - 1) != '_') {
                    column.append('_');
                }
                column.append(Character.toLowerCase(letter));
            } else {
                column.append(letter);
            }
        }
        return column.toString();
    }
}
