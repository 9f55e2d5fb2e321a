import java.nio.charset.StandardCharsets;

final class UriEscaper {
    private static final String UNRESERVED_MARKS = "-._~";

    static String escapeComponent(String component) {
        StringBuilder escaped = new StringBuilder(component.length() + 16);
        for (byte octet : component.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean unreserved = c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || c >= '0' && c <= '9'
                    || UNRESERVED_MARKS.indexOf(c) >= 0;
            if (unreserved) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", (int) c));
            }
        }
        return escaped.toString();
    }
}
